package io.swim.snmp;

import io.swim.device.Access;
import io.swim.device.Device;
import io.swim.device.Secret;
import io.swim.device.SnmpCredentials;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.snmp.internal.wire.Attempts;
import io.swim.snmp.internal.wire.Login;
import io.swim.snmp.internal.wire.PeerSession;
import io.swim.snmp.internal.wire.UdpWire;
import io.swim.spi.SessionFactory;
import io.swim.spi.SessionServices;
import io.swim.spi.SnmpSession;
import io.swim.spi.Transcript;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * SNMP v1, v2c and v3 with any number of devices over one UDP socket, which is opened with the
 * first request and served by one daemon thread.
 *
 * <p>The engine of an SNMP v3 agent is kept for as long as this object lives, by address and port:
 * the first one seen is trusted; another engine ID or boots that went back are refused, until
 * {@link SnmpSession#acceptNewEngine()} says that a reload was ordered. A device may still answer
 * with its old engine right after that, so the call is made before every look until the device is
 * back.
 *
 * <p>A GET whose answer does not come within a quarter of the timeout is repeated, with the same
 * request ID, and again at half of it, before the whole tries begin: whoever waits for a device
 * that boots learns at once when it is back. A walk is repeated after whole timeouts only.
 *
 * <p>A SET is sent once and never repeated. When no answer comes, GETs with both communities tell
 * whether the write community is dropped by the agent (AUTHENTICATION, effect NONE) or an answer
 * may have been lost (effect UNKNOWN).
 *
 * <p>Thread-safe.
 */
public final class SnmpSessions implements SessionFactory<SnmpSession> {
  /** RFC 3414, section 11.2. */
  private static final int MIN_PASSWORD = 8;

  private final UdpWire wire = new UdpWire();
  private final Attempts attempts;

  /** With 3 tries of 2 seconds. */
  public SnmpSessions() {
    this(builder());
  }

  private SnmpSessions(Builder builder) {
    this.attempts = new Attempts(builder.timeout, builder.retries + 1);
  }

  /** With 3 tries of 2 seconds. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public String id() {
    return "snmp4j";
  }

  @Override
  public Class<SnmpSession> kind() {
    return SnmpSession.class;
  }

  @Override
  public Set<Access> accesses() {
    return Set.of(Access.SNMP);
  }

  @Override
  public boolean hasCredentials(Device device, Access access, SessionServices services) {
    return access == Access.SNMP && services.credentials().snmp(device).isPresent();
  }

  /**
   * Opens a session. Nothing is sent yet.
   *
   * @throws DriverException UNREACHABLE when the host name is unknown; AUTHENTICATION when there
   *     are no credentials, or a v3 password is shorter than 8 octets
   */
  @Override
  public SnmpSession open(Device device, Access access, SessionServices services)
      throws DriverException {
    SnmpCredentials credentials =
        services
            .credentials()
            .snmp(device)
            .orElseThrow(() -> authentication("there are no SNMP credentials for " + device.id()));
    return new PeerSession(
        wire.peer(address(device)),
        logins(device, credentials, services.transcript()),
        attempts,
        services);
  }

  private static InetSocketAddress address(Device device) throws DriverException {
    try {
      return new InetSocketAddress(InetAddress.getByName(device.address()), device.ports().snmp());
    } catch (UnknownHostException e) {
      throw new DriverException(
              FailureKind.UNREACHABLE,
              DeviceEffect.NONE,
              "unknown host " + device.address() + " of device " + device.id())
          .withCause(e);
    }
  }

  private static PeerSession.Logins logins(
      Device device, SnmpCredentials credentials, Transcript transcript) throws DriverException {
    if (credentials instanceof SnmpCredentials.Community community) {
      transcript.hide(community.read());
      community.write().ifPresent(transcript::hide);
      return new PeerSession.Logins(
          new Login.Community(community.version(), community.read()),
          community.write().map(write -> new Login.Community(community.version(), write)));
    }
    SnmpCredentials.User user = (SnmpCredentials.User) credentials;
    hide(device, user, user.authPassword(), transcript);
    hide(device, user, user.privPassword(), transcript);
    Login login = new Login.User(user);
    return new PeerSession.Logins(login, Optional.of(login));
  }

  private static void hide(
      Device device, SnmpCredentials.User user, Optional<Secret> password, Transcript transcript)
      throws DriverException {
    if (password.isPresent()) {
      transcript.hide(password.get());
      if (password.get().reveal().length() < MIN_PASSWORD) {
        throw authentication(
            "a password of SNMP v3 user "
                + user.user()
                + " for device "
                + device.id()
                + " is shorter than "
                + MIN_PASSWORD
                + " characters (RFC 3414, section 11.2)");
      }
    }
  }

  private static DriverException authentication(String message) {
    return new DriverException(FailureKind.AUTHENTICATION, DeviceEffect.NONE, message);
  }

  @Override
  public void close() {
    wire.close();
  }

  /** Settings. Not thread-safe. */
  public static final class Builder {
    private Duration timeout = Duration.ofSeconds(2);
    private int retries = 2;

    private Builder() {}

    /** How long an answer to one message is waited for; 2 seconds if not set. */
    public Builder timeout(Duration value) {
      timeout = Objects.requireNonNull(value, "timeout");
      return this;
    }

    /** For how many timeouts more a request that only reads is sent again; 2 if not set. */
    public Builder retries(int value) {
      retries = value;
      return this;
    }

    /**
     * The sessions; nothing is opened yet.
     *
     * @throws IllegalArgumentException when the timeout is not positive or retries are negative
     */
    public SnmpSessions build() {
      return new SnmpSessions(this);
    }
  }
}
