package io.swim.testkit.internal.device;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Running and startup configuration and the configuration register. A reboot loads what was saved;
 * the register is kept without saving and counts from the next boot. Thread-safe.
 */
public final class Nvram {
  private static final Duration LOADING = Duration.ofSeconds(90);
  private static final int IGNORE_STARTUP = 0x40;

  private final Clock clock;
  private final DeviceConfig factory;
  private DeviceConfig running;
  private DeviceConfig startup;
  private boolean modified;
  private int register;
  private int nextRegister;
  private Instant changedAt = Instant.EPOCH;
  private Instant savedAt = Instant.EPOCH;

  Nvram(int register, DeviceConfig config, Clock clock) {
    this.clock = clock;
    this.factory =
        config.withBootImages(List.of()).withHostname("Router").withSystemShutdown(false);
    this.running = config;
    this.startup = config;
    this.register = register;
    this.nextRegister = register;
  }

  /** Loads what was saved, as a device that was started then does. */
  synchronized void load(Instant bootedAt) {
    register = nextRegister;
    running = (register & IGNORE_STARTUP) == 0 ? startup : factory;
    modified = false;
    Instant loaded = bootedAt.plus(LOADING);
    changedAt = loaded.isAfter(clock.instant()) ? bootedAt : loaded;
    savedAt = Instant.EPOCH;
  }

  public synchronized void save() {
    startup = running;
    modified = false;
    savedAt = clock.instant();
  }

  public synchronized void configure(UnaryOperator<DeviceConfig> change) {
    running = change.apply(running);
    touch();
  }

  /** Sets what is booted where that is kept apart from the configuration: it counts at once. */
  public synchronized void setBootImages(List<String> images) {
    running = running.withBootImages(images);
    startup = startup.withBootImages(images);
  }

  /** Marks the configuration as changed without a change, as a visit to configuration mode does. */
  public synchronized void touch() {
    modified = true;
    changedAt = clock.instant();
  }

  public synchronized DeviceConfig running() {
    return running;
  }

  public synchronized DeviceConfig startup() {
    return startup;
  }

  public synchronized boolean modified() {
    return modified;
  }

  /** Last change since the software was booted, which is loading it when there was no other. */
  public synchronized Instant changedAt() {
    return changedAt;
  }

  /** Last save since the software was booted; 1970 when there was none. */
  public synchronized Instant savedAt() {
    return savedAt;
  }

  public synchronized int register() {
    return register;
  }

  public synchronized int nextRegister() {
    return nextRegister;
  }

  public synchronized void setNextRegister(int value) {
    nextRegister = value;
  }
}
