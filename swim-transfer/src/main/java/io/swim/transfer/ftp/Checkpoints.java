package io.swim.transfer.ftp;

import io.swim.spi.ClientServices;

/** Asks every few MiB whether to go on. */
final class Checkpoints {
  static final int BUFFER = 1 << 18;
  private static final long EVERY = 4 << 20;

  private final ClientServices services;
  private long asked;

  Checkpoints(ClientServices services) {
    this.services = services;
  }

  void at(long position) throws InterruptedException {
    if (position / EVERY != asked) {
      asked = position / EVERY;
      services.checkpoint();
    }
  }
}
