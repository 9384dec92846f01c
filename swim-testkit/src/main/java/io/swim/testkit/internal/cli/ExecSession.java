package io.swim.testkit.internal.cli;

import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.terminal.Terminal;
import io.swim.testkit.internal.terminal.Terminal.Echo;
import java.io.IOException;

/**
 * A command line with the modes of {@link ModeSession}, and the questions of IOS before {@code
 * enable} and a reload. Used by one thread.
 *
 * @param <S> the sessions of the platform
 */
public abstract class ExecSession<S extends ExecSession<S>> extends ModeSession<S> {
  private static final int PASSWORD_TRIES = 3;

  protected ExecSession(NetworkDevice device, Terminal terminal, int privilege) {
    super(device, terminal, privilege);
  }

  /**
   * Asks for the password of whoever may do everything.
   *
   * @param wrong said of each wrong one
   * @param refused said after the last
   */
  public void enable(String wrong, String refused) throws IOException {
    if (mode() != Mode.USER) {
      return;
    }
    String secret = device().spec().credentials().enablePassword();
    for (int i = 0; i < PASSWORD_TRIES; i++) {
      say("Password: ");
      if (terminal().readLine(Echo.OFF).equals(secret)) {
        setMode(Mode.PRIVILEGED);
        return;
      }
      say(wrong);
    }
    say(refused);
  }

  /** Asks whether to save what is not saved; false when the reload is called off. */
  protected abstract boolean saved() throws IOException;

  /**
   * Asks what is asked before a reload.
   *
   * @param refusal said by a device with {@link Trait#REFUSE_RELOAD}
   * @param notice said before the last question
   * @return whether the device is to be reloaded now
   */
  public boolean agreesToReload(String refusal, String notice) throws IOException {
    if (device().has(Trait.REFUSE_RELOAD)) {
      say(refusal);
      return false;
    }
    if (device().nvram().modified() && !saved()) {
      return false;
    }
    say(notice);
    if (!extraConfirm() || !confirm("Proceed with reload?")) {
      return false;
    }
    if (device().has(Trait.RELOAD_ONLY_DROPS_SESSION)) {
      end();
      return false;
    }
    return true;
  }
}
