package io.swim.ssh.internal;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Waits for any prompt, whatever else is said. */
final class UntilPrompt implements Rules {
  private final Prompts prompts;

  UntilPrompt(Prompts prompts) {
    this.prompts = prompts;
  }

  @Override
  public void line(String line) {
    // Of no interest.
  }

  @Override
  public boolean satisfied(String tail, Duration quiet) {
    return prompts.exactly(tail).isPresent() && quiet.compareTo(SETTLED) >= 0;
  }

  @Override
  public DriverException fault(
      FailureKind kind, String what, String tail, @Nullable IOException cause) {
    return new DriverException(kind, DeviceEffect.NONE, "no prompt came back: " + what);
  }
}
