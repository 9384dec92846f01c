package io.swim.testkit.internal.cli;

import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.terminal.Terminal;

/**
 * A command line with a mode to look, one to do anything, and one to configure. Used by one thread.
 *
 * @param <S> the sessions of the platform
 */
public abstract class ModeSession<S extends ModeSession<S>> extends TreeSession<S> {
  /** The privilege of whoever may do everything. */
  public static final int ENABLED = 15;

  private Mode mode;

  /** Modes of the command line. */
  public enum Mode {
    USER(">"),
    PRIVILEGED("#"),
    CONFIG("(config)#");

    private final String sign;

    Mode(String sign) {
      this.sign = sign;
    }
  }

  protected ModeSession(NetworkDevice device, Terminal terminal, int privilege) {
    super(device, terminal);
    mode = privilege == ENABLED ? Mode.PRIVILEGED : Mode.USER;
  }

  public Mode mode() {
    return mode;
  }

  public void setMode(Mode next) {
    mode = next;
  }

  /** What the prompt ends with. */
  protected String sign() {
    return mode.sign;
  }

  /** Goes back from where configuration is typed. */
  public void leaveConfiguration() {
    mode = Mode.PRIVILEGED;
  }

  @Override
  protected void enterConfiguration() {
    mode = Mode.CONFIG;
  }

  @Override
  protected void afterCtrlZ() {
    if (mode == Mode.CONFIG) {
      leaveConfiguration();
    }
  }
}
