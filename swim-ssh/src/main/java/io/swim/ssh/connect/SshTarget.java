package io.swim.ssh.connect;

import io.swim.device.CliCredentials;
import io.swim.device.Device;
import io.swim.device.HostKeyPolicy;
import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.SshAlgorithms;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.FileService;
import java.util.Optional;

/**
 * An SSH server and who logs in there.
 *
 * @param name in the store of host keys
 * @param label for messages: name, address with port and what is spoken
 */
public record SshTarget(
    String name,
    String label,
    String host,
    int port,
    CliCredentials login,
    HostKeyPolicy hostKeys,
    SshAlgorithms algorithms) {
  /** The command line of a device. */
  public static SshTarget of(Device device, CliCredentials login) {
    int port = device.ports().ssh();
    return new SshTarget(
        device.id().value(),
        device.id() + " (" + device.address() + ":" + port + ", SSH)",
        device.address(),
        port,
        login,
        device.hostKeys(),
        device.sshAlgorithms());
  }

  /**
   * A file server.
   *
   * @throws DriverException AUTHENTICATION when it says no user name
   */
  public static SshTarget of(FileService service) throws DriverException {
    String label =
        service.name()
            + " ("
            + service.host()
            + ":"
            + service.port()
            + ", "
            + service.protocol()
            + ")";
    Login login =
        service
            .login()
            .orElseThrow(
                () ->
                    new DriverException(
                        FailureKind.AUTHENTICATION,
                        DeviceEffect.NONE,
                        label + ": a login is needed and there is none"));
    Optional<Secret> password = Optional.of(login.password()).filter(each -> !each.isEmpty());
    return new SshTarget(
        service.name(),
        label,
        service.host(),
        service.port(),
        new CliCredentials(login.username(), password, Optional.empty(), service.privateKey()),
        service.hostKeys(),
        service.sshAlgorithms());
  }
}
