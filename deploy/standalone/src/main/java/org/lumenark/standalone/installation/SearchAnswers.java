package org.lumenark.standalone.installation;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** OpenSearch answers and is new enough. */
final class SearchAnswers implements Condition {
  private static final int OK = 200;
  private static final int OLDEST = 3;
  private static final Pattern MAJOR = Pattern.compile("(\\d+)\\..*");

  private final String url;

  SearchAnswers(String url) {
    this.url = url;
  }

  @Override
  public String name() {
    return "OpenSearch (" + url + ")";
  }

  @Override
  public Finding look() throws InterruptedException {
    try {
      JsonAnswer answer = JsonAnswer.of(url);
      return answer.status() == OK
          ? judged(
              answer.body().at("/version/distribution").asText(),
              answer.body().at("/version/number").asText())
          : new Finding.NotYet("HTTP " + answer.status());
    } catch (IOException e) {
      return new Finding.NotYet(BucketsAreThere.reason(e));
    }
  }

  private static Finding judged(String distribution, String number) {
    Matcher version = MAJOR.matcher(number);
    if (!distribution.equals("opensearch") || !version.matches()) {
      return new Finding.Unfit("this is no OpenSearch");
    }
    return Integer.parseInt(version.group(1)) < OLDEST
        ? new Finding.Unfit(
            "version " + number + " is too old, " + OLDEST + ".0 or newer is needed")
        : new Finding.Ready("version " + number);
  }
}
