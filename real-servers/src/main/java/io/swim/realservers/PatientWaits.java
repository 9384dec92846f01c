package io.swim.realservers;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * How tests wait, for a machine that many tests share: long enough, and without being disturbed by
 * what a thread of another test throws while its server is closed.
 */
public final class PatientWaits implements LauncherSessionListener {
  private static final Duration LONG = Duration.ofSeconds(60);

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    Awaitility.setDefaultTimeout(LONG);
    Awaitility.doNotCatchUncaughtExceptionsByDefault();
  }
}
