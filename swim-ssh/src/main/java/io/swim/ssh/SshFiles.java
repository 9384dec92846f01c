package io.swim.ssh;

import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.ClientServices;
import io.swim.spi.FileClient;
import io.swim.spi.FileService;
import io.swim.spi.FileSession;
import io.swim.ssh.connect.SshLink;
import io.swim.ssh.connect.SshTarget;
import io.swim.ssh.files.ScpSession;
import io.swim.ssh.files.SftpSession;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * Files over SFTP (draft-ietf-secsh-filexfer-02, version 3) and SCP, as a client. Thread-safe;
 * keeps nothing between sessions.
 *
 * <p>SFTP keeps 64 writes under way, tells as progress what the server has confirmed without a gap,
 * and never replaces a file. SCP runs {@code scp -t} or {@code scp -f} with the whole path and no
 * option more, as Cisco's server wants it; after the last byte it waits a second for every MiB, and
 * a minute at least, until the device has written its flash. A session holds less than 8 MiB,
 * whatever the size of the file.
 */
public final class SshFiles implements FileClient {
  private final Duration connectTimeout;
  private final Duration loginTimeout;
  private final Duration silence;

  /** With the default times. For discovery by {@link java.util.ServiceLoader}. */
  public SshFiles() {
    this(builder());
  }

  private SshFiles(Builder builder) {
    connectTimeout = builder.connectTimeout;
    loginTimeout = builder.loginTimeout;
    silence = builder.silence;
  }

  /** With the default times. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public String id() {
    return "ssh-files";
  }

  @Override
  public Set<TransferProtocol> protocols() {
    return Set.of(TransferProtocol.SFTP, TransferProtocol.SCP);
  }

  @Override
  public FileSession open(FileService service, ClientServices services)
      throws DriverException, InterruptedException {
    if (!protocols().contains(service.protocol())) {
      throw fault(FailureKind.UNSUPPORTED, service + ": only SFTP and SCP are spoken here");
    }
    SshTarget target = SshTarget.of(service);
    Duration left = Duration.between(services.clock().instant(), services.deadline());
    if (left.toMillis() <= 0) {
      throw fault(FailureKind.TIMEOUT, target.label() + ": the step's time was over");
    }
    SshLink link =
        SshLink.open(
            target,
            services.hostKeys(),
            shorter(connectTimeout, left),
            shorter(loginTimeout, left));
    return service.protocol() == TransferProtocol.SFTP
        ? SftpSession.open(link, services, silence)
        : new ScpSession(link, services, silence);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static DriverException fault(FailureKind kind, String message) {
    return new DriverException(kind, DeviceEffect.NONE, message);
  }

  /** Settings. Not thread-safe. */
  public static final class Builder {
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration loginTimeout = Duration.ofSeconds(30);
    private Duration silence = Duration.ofSeconds(60);

    private Builder() {}

    /** How long a TCP connection may take. Default: 10 s. */
    public Builder connectTimeout(Duration value) {
      connectTimeout = checked(Objects.requireNonNull(value, "connectTimeout"));
      return this;
    }

    /** How long the server may be silent during handshake and login. Default: 30 s. */
    public Builder loginTimeout(Duration value) {
      loginTimeout = checked(Objects.requireNonNull(value, "loginTimeout"));
      return this;
    }

    /** How long nothing may move after that. Default: 60 s. */
    public Builder silence(Duration value) {
      silence = checked(Objects.requireNonNull(value, "silence"));
      return this;
    }

    public SshFiles build() {
      return new SshFiles(this);
    }

    private static Duration checked(Duration value) {
      if (value.toMillis() < 1 || value.toMillis() > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("a timeout must be 1 ms to 24 days, not " + value);
      }
      return value;
    }
  }
}
