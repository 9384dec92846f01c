package io.swim.snmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.fault.DriverException;

/** Catches what a driver throws. */
final class Failures {
  private Failures() {}

  interface Call {
    void run() throws Exception;
  }

  static DriverException failure(Call call) {
    DriverException failure = catchThrowableOfType(DriverException.class, call::run);
    assertThat(failure).as("the call was to fail").isNotNull();
    return failure;
  }
}
