package io.swim.device;

import java.util.Optional;

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
    return new Device(
        id,
        address,
        Optional.of(value),
        location,
        ports,
        hostKeys,
        sshAlgorithms,
        certificates,
        serialNumber,
        fileSystem);
  }

  public Device withLocation(String value) {
    return new Device(
        id,
        address,
        platform,
        value,
        ports,
        hostKeys,
        sshAlgorithms,
        certificates,
        serialNumber,
        fileSystem);
  }

  public Device withPorts(DevicePorts value) {
    return new Device(
        id,
        address,
        platform,
        location,
        value,
        hostKeys,
        sshAlgorithms,
        certificates,
        serialNumber,
        fileSystem);
  }

  public Device withHostKeys(HostKeyPolicy value) {
    return new Device(
        id,
        address,
        platform,
        location,
        ports,
        value,
        sshAlgorithms,
        certificates,
        serialNumber,
        fileSystem);
  }

  public Device withSshAlgorithms(SshAlgorithms value) {
    return new Device(
        id,
        address,
        platform,
        location,
        ports,
        hostKeys,
        value,
        certificates,
        serialNumber,
        fileSystem);
  }

  public Device withCertificates(CertificatePolicy value) {
    return new Device(
        id,
        address,
        platform,
        location,
        ports,
        hostKeys,
        sshAlgorithms,
        value,
        serialNumber,
        fileSystem);
  }

  public Device withSerialNumber(String value) {
    return new Device(
        id,
        address,
        platform,
        location,
        ports,
        hostKeys,
        sshAlgorithms,
        certificates,
        Optional.of(value),
        fileSystem);
  }

  /** Where images go on it, unless a job says otherwise: with or without its colon. */
  public Device withFileSystem(String value) {
    return new Device(
        id,
        address,
        platform,
        location,
        ports,
        hostKeys,
        sshAlgorithms,
        certificates,
        serialNumber,
        Optional.of(value));
  }
}
