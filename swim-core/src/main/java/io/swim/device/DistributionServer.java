package io.swim.device;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A server outside of this JVM that devices fetch images from. Holds no secret.
 *
 * @param id the host's name for it
 * @param host name or address, as devices are told it
 * @param protocols what it speaks, the one that images are put there by first
 * @param locations of the devices that it serves; empty: it serves devices of any
 * @param slots devices that may fetch from it at once
 * @param hostKeys what is asked of its SSH host key
 * @param sshAlgorithms which SSH algorithms may be used with it
 * @param certificates what is asked of its TLS certificate
 */
public record DistributionServer(
    ServerId id,
    String host,
    List<ServedProtocol> protocols,
    Set<String> locations,
    int slots,
    HostKeyPolicy hostKeys,
    SshAlgorithms sshAlgorithms,
    CertificatePolicy certificates) {
  /** Devices at once, where nothing else is said. */
  public static final int SLOTS = 5;

  public DistributionServer {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(protocols, "protocols");
    Objects.requireNonNull(locations, "locations");
    Objects.requireNonNull(hostKeys, "hostKeys");
    Objects.requireNonNull(sshAlgorithms, "sshAlgorithms");
    Objects.requireNonNull(certificates, "certificates");
    protocols = List.copyOf(protocols);
    locations = Set.copyOf(locations);
    if (host.isBlank()) {
      throw new IllegalArgumentException("distribution server " + id + " has no address");
    }
    if (protocols.stream().map(ServedProtocol::protocol).distinct().count() != protocols.size()
        || protocols.isEmpty()) {
      throw new IllegalArgumentException(
          "distribution server " + id + " must speak each protocol once: " + protocols);
    }
    if (slots < 1) {
      throw new IllegalArgumentException("distribution server " + id + " needs a slot");
    }
  }

  /** Serves devices of any location, five at once; host keys and certificates checked strictly. */
  public static DistributionServer of(String id, String host, ServedProtocol... protocols) {
    return new DistributionServer(
        new ServerId(id),
        host,
        List.of(protocols),
        Set.of(),
        SLOTS,
        HostKeyPolicy.STRICT,
        SshAlgorithms.MODERN,
        CertificatePolicy.TRUSTED);
  }

  public DistributionServer withLocations(Set<String> value) {
    return new DistributionServer(
        id, host, protocols, value, slots, hostKeys, sshAlgorithms, certificates);
  }

  public DistributionServer withSlots(int value) {
    return new DistributionServer(
        id, host, protocols, locations, value, hostKeys, sshAlgorithms, certificates);
  }

  public DistributionServer withHostKeys(HostKeyPolicy value) {
    return new DistributionServer(
        id, host, protocols, locations, slots, value, sshAlgorithms, certificates);
  }

  /** For an old server. */
  public DistributionServer withSshAlgorithms(SshAlgorithms value) {
    return new DistributionServer(
        id, host, protocols, locations, slots, hostKeys, value, certificates);
  }

  public DistributionServer withCertificates(CertificatePolicy value) {
    return new DistributionServer(
        id, host, protocols, locations, slots, hostKeys, sshAlgorithms, value);
  }

  /** How it speaks that protocol, if it does. */
  public Optional<ServedProtocol> served(TransferProtocol protocol) {
    return protocols.stream().filter(each -> each.protocol() == protocol).findFirst();
  }

  /** Its name in the host key store. */
  public String peerName() {
    return "server/" + id;
  }
}
