package io.swim.testkit.internal.iosxr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was asked of the installation of a router that calls itself LNT: an ISO that was unpacked
 * and waits to be applied, and the software of each commit. Not thread-safe: guarded by the monitor
 * of the device.
 */
final class LntTransactions {
  private final List<String> committed = new ArrayList<>();
  private String request = "";
  private Optional<String> staged = Optional.empty();

  /** The software of each commit, in order; the number of the first is 1. */
  List<String> committed() {
    return List.copyOf(committed);
  }

  void committed(String version) {
    committed.add(version);
  }

  /** What the user asked for last. */
  void asked(String command) {
    request = command;
  }

  String request() {
    return request;
  }

  /** The version that waits to be applied. */
  Optional<String> staged() {
    return staged;
  }

  void stage(String version) {
    staged = Optional.of(version);
  }

  void apply() {
    staged = Optional.empty();
  }

  /** What was not applied before a reload is gone. */
  void booted() {
    staged = Optional.empty();
  }
}
