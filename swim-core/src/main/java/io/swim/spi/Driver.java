package io.swim.spi;

import io.swim.device.PlatformId;

/**
 * What all drivers have in common. Drivers are stateless and thread-safe; what belongs to one
 * device lives in its {@link StepContext}.
 */
public interface Driver {
  /** Unique among the drivers of its kind, such as {@code cisco-flash-copy}. */
  String id();

  /** Whether it can work with devices of that platform. */
  boolean supports(PlatformId platform);
}
