package io.swim.ssh.files;

import io.swim.spi.ClientServices;

/** Asks every few MiB whether to go on. For one thread. */
final class Checkpoints {
  private static final long EVERY = 4L << 20;

  private final ClientServices services;
  private long next;

  Checkpoints(ClientServices services, long fromByte) {
    this.services = services;
    this.next = fromByte + EVERY;
  }

  void at(long bytes) throws InterruptedException {
    if (bytes >= next) {
      next = bytes + EVERY;
      services.checkpoint();
    }
  }
}
