package org.lumenark.imaging.isolate;

/**
 * A worker and how often it has been used.
 *
 * @param files that it has read, this one included
 */
record PooledWorker(WorkerProcess process, int files) {

  PooledWorker again() {
    return new PooledWorker(process, files + 1);
  }
}
