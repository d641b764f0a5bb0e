package org.lumenark.submission.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.lumenark.platform.storage.UploadedPart;

class PartSendingTest {

  private static final int SIZE = 10;

  private final Semaphore room = new Semaphore(2);
  private final PartSending sending = new PartSending(this::takeRoom, SIZE);

  private Optional<PartMemory.Lease> takeRoom() {
    return room.tryAcquire() ? Optional.of(new PartMemory.Lease(room, 1)) : Optional.empty();
  }

  private byte[] send(PartSending.Part part, long end) {
    return sending.send(part, new byte[SIZE], end);
  }

  private static UploadedPart part(int number) {
    return new UploadedPart(number, "etag" + number, 10, number);
  }

  @Test
  void aPartThatIsStoredFirstIsNotSettledBeforeThoseInFrontOfIt() {
    CompletableFuture<UploadedPart> first = new CompletableFuture<>();
    CompletableFuture<Void> secondStored = new CompletableFuture<>();
    try (sending) {
      send(first::join, 10);
      send(
          () -> {
            secondStored.complete(null);
            return part(2);
          },
          20);
      secondStored.join();

      assertThat(sending.takeSettled()).isEmpty();
      assertThat(sending.position()).isZero();

      first.complete(part(1));
      sending.settle();

      assertThat(sending.takeSettled()).containsExactly(part(1), part(2));
      assertThat(sending.position()).isEqualTo(20);
      assertThat(sending.takeSettled()).isEmpty();
    }
    assertThat(room.availablePermits()).isEqualTo(2);
  }

  @Test
  void withoutRoomForASecondPartTheReaderWaitsForTheStore() {
    room.drainPermits();
    try (sending) {
      send(() -> part(1), 10);

      assertThat(sending.takeSettled()).containsExactly(part(1));
      assertThat(sending.position()).isEqualTo(10);
    }
    assertThat(room.availablePermits()).isZero();
  }

  @Test
  void nothingBehindAPartThatFailedIsSettled() {
    CountDownLatch third = new CountDownLatch(1);
    room.release();
    try (sending) {
      send(() -> part(1), 10);
      send(
          () -> {
            await(third);
            throw new IllegalArgumentException("no room in the store");
          },
          20);
      send(
          () -> {
            third.countDown();
            return part(3);
          },
          30);

      assertThatThrownBy(sending::settle).hasMessage("no room in the store");

      assertThat(sending.takeSettled()).isEqualTo(List.of(part(1)));
      assertThat(sending.position()).isEqualTo(10);
    }
    assertThat(third.getCount()).isZero();
    assertThat(room.availablePermits()).isEqualTo(3);
  }

  @Test
  void closedMeansThatNothingIsOnItsWay() {
    AtomicInteger stored = new AtomicInteger();
    CountDownLatch closing = new CountDownLatch(1);
    send(
        () -> {
          await(closing);
          stored.incrementAndGet();
          return part(1);
        },
        10);
    Thread.ofVirtual().start(closing::countDown);

    sending.close();

    assertThat(stored).hasValue(1);
    assertThat(room.availablePermits()).isEqualTo(2);
  }

  @Test
  void anArrayIsFilledAgainOnceItsPartIsStored() {
    byte[] first = new byte[SIZE];
    try (sending) {
      byte[] second = sending.send(() -> part(1), first, 10);
      sending.settle();
      assertThat(second).isNotSameAs(first).hasSize(SIZE);
      assertThat(sending.send(() -> part(2), second, 20)).isSameAs(first);
    }
  }

  @Test
  void theArrayOfAPartThatIsOnItsWayIsNotGivenOut() {
    CompletableFuture<UploadedPart> slow = new CompletableFuture<>();
    byte[] first = new byte[SIZE];
    try (sending) {
      byte[] second = sending.send(slow::join, first, 10);
      byte[] third = sending.send(() -> part(2), second, 20);
      assertThat(List.of(first, second)).noneMatch(sent -> sent == third);
      slow.complete(part(1));
    }
  }

  @Test
  void theRoomOfAPartIsFreeOnceItIsStoredAlsoWhileNoMoreBytesCome() throws InterruptedException {
    CompletableFuture<UploadedPart> slow = new CompletableFuture<>();
    try (sending) {
      send(slow::join, 10);
      assertThat(room.availablePermits()).isEqualTo(1);

      slow.complete(part(1));

      assertThat(room.tryAcquire(2, 30, TimeUnit.SECONDS))
          .as("both free, nothing settled")
          .isTrue();
      assertThat(sending.position()).isZero();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
