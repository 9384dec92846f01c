package io.swim.secrets;

import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Says which test runs, in what the agent sees and in the log. */
public final class TestNames implements TestExecutionListener {
  @Override
  public void executionStarted(TestIdentifier started) {
    started
        .getSource()
        .flatMap(
            source ->
                source instanceof MethodSource method
                    ? java.util.Optional.of(method.getClassName() + "." + method.getMethodName())
                    : source instanceof ClassSource type
                        ? java.util.Optional.of(type.getClassName())
                        : java.util.Optional.empty())
        .ifPresent(
            name -> {
              Seen.test(name);
              System.err.println(Seen.TEST + name);
            });
  }
}
