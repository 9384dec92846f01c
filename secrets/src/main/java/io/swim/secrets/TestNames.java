package io.swim.secrets;

import java.util.Optional;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Says which test runs, in what the agent sees and in the log. */
public final class TestNames implements TestExecutionListener {
  @Override
  public void executionStarted(TestIdentifier started) {
    started.getSource().flatMap(TestNames::name).ifPresent(Seen::test);
  }

  private static Optional<String> name(TestSource source) {
    if (source instanceof MethodSource method) {
      return Optional.of(method.getClassName() + "." + method.getMethodName());
    }
    return source instanceof ClassSource type ? Optional.of(type.getClassName()) : Optional.empty();
  }
}
