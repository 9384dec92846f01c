package io.swim.device;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One managed device as the host knows it. Holds no secret.
 *
 * @param id the host's name for it
 * @param address host name or IP address
 * @param platform empty: found out from the device
 * @param location picks the distribution server that it fetches from; may be empty
 * @param ports where its services listen
 * @param hostKeys what is asked of its SSH host key
 * @param sshAlgorithms which SSH algorithms may be used
 * @param certificates what is asked of the TLS certificate of its web server
 * @param serialNumber when given, the device must say the same before anything is written
 * @param fileSystem where images go on it unless a job says otherwise, such as {@code disk1:};
 *     empty: its preferred one
 */
public record Device(
    DeviceId id,
    String address,
    Optional<PlatformId> platform,
    String location,
    DevicePorts ports,
    HostKeyPolicy hostKeys,
    SshAlgorithms sshAlgorithms,
    CertificatePolicy certificates,
    Optional<String> serialNumber,
    Optional<String> fileSystem) {
  public Device {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(platform, "platform");
    Objects.requireNonNull(location, "location");
    Objects.requireNonNull(ports, "ports");
    Objects.requireNonNull(hostKeys, "hostKeys");
    Objects.requireNonNull(sshAlgorithms, "sshAlgorithms");
    Objects.requireNonNull(certificates, "certificates");
    Objects.requireNonNull(serialNumber, "serialNumber");
    Objects.requireNonNull(fileSystem, "fileSystem");
    if (address.isBlank()) {
      throw new IllegalArgumentException("device " + id + " has no address");
    }
    fileSystem = fileSystem.map(FlashPath::fileSystem);
  }

  /** A device at its standard ports with a strict host key policy and modern algorithms. */
  public static Device of(String id, String address) {
    return new Device(
        new DeviceId(id),
        address,
        Optional.empty(),
        "",
        DevicePorts.STANDARD,
        HostKeyPolicy.STRICT,
        SshAlgorithms.MODERN,
        CertificatePolicy.TRUSTED,
        Optional.empty(),
        Optional.empty());
  }

  public Device withPlatform(PlatformId value) {
    return with(draft -> draft.platform = Optional.of(value));
  }

  public Device withLocation(String value) {
    return with(draft -> draft.location = value);
  }

  public Device withPorts(DevicePorts value) {
    return with(draft -> draft.ports = value);
  }

  public Device withHostKeys(HostKeyPolicy value) {
    return with(draft -> draft.hostKeys = value);
  }

  public Device withSshAlgorithms(SshAlgorithms value) {
    return with(draft -> draft.sshAlgorithms = value);
  }

  public Device withCertificates(CertificatePolicy value) {
    return with(draft -> draft.certificates = value);
  }

  public Device withSerialNumber(String value) {
    return with(draft -> draft.serialNumber = Optional.of(value));
  }

  /** Where images go on it, unless a job says otherwise: with or without its colon. */
  public Device withFileSystem(String value) {
    return with(draft -> draft.fileSystem = Optional.of(value));
  }

  private Device with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.device();
  }

  /** A copy that may still be changed; a new part is added to it and to no method above. */
  private static final class Draft {
    final Device from;
    Optional<PlatformId> platform;
    String location;
    DevicePorts ports;
    HostKeyPolicy hostKeys;
    SshAlgorithms sshAlgorithms;
    CertificatePolicy certificates;
    Optional<String> serialNumber;
    Optional<String> fileSystem;

    Draft(Device from) {
      this.from = from;
      platform = from.platform;
      location = from.location;
      ports = from.ports;
      hostKeys = from.hostKeys;
      sshAlgorithms = from.sshAlgorithms;
      certificates = from.certificates;
      serialNumber = from.serialNumber;
      fileSystem = from.fileSystem;
    }

    Device device() {
      return new Device(
          from.id,
          from.address,
          platform,
          location,
          ports,
          hostKeys,
          sshAlgorithms,
          certificates,
          serialNumber,
          fileSystem);
    }
  }
}
