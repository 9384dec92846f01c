package io.swim.spi;

import io.swim.device.Access;
import io.swim.device.Device;
import io.swim.device.TransferProtocol;
import io.swim.fault.DriverException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a driver works with: one device, in one step. Used by one thread; sessions are opened when
 * first asked for and closed by the engine when the step ends.
 */
public interface StepContext {
  /** The device that the step is about. */
  Device device();

  /**
   * The open session of that kind, or a new one.
   *
   * @throws DriverException when it can't be opened, or nothing can open such a session; effect
   *     NONE
   */
  <S extends DeviceSession> S session(Class<S> kind, Access access)
      throws DriverException, InterruptedException;

  /**
   * A new session with the device's own file server, with its credentials and host key policy.
   * Whoever asks for it closes it.
   *
   * @throws DriverException when it can't be opened, or nothing speaks that protocol; effect NONE
   */
  FileSession files(TransferProtocol protocol) throws DriverException, InterruptedException;

  /** The configuration protocols of the job, in its order. */
  List<Access> configOrder();

  /** What is known of platforms. */
  PlatformCatalog platforms();

  /** Takes what is said with the device; secrets are taken out before it is kept. */
  Transcript transcript();

  /** The clock of the engine, which {@link #deadline} is of. */
  Clock clock();

  /** When the step must have ended. */
  Instant deadline();

  /**
   * Called before every command that changes the device.
   *
   * @throws InterruptedException when the step is to end instead
   */
  void checkpoint() throws InterruptedException;

  /**
   * Waits, for short polls inside a driver; anything longer belongs into a result that asks to be
   * called again.
   */
  void pause(Duration duration) throws InterruptedException;
}
