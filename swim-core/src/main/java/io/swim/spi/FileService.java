package io.swim.spi;

import io.swim.device.CertificatePolicy;
import io.swim.device.HostKeyPolicy;
import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.SshAlgorithms;
import io.swim.device.TransferProtocol;
import java.util.Objects;
import java.util.Optional;

/**
 * A server that files are read from or written to.
 *
 * @param name whose it is, for messages and as its name in the {@link HostKeyStore}
 * @param protocol what it speaks
 * @param host name or address
 * @param port TCP or UDP
 * @param login empty where none is asked for
 * @param privateKey for SSH, instead of the password, in OpenSSH or PEM form
 * @param hostKeys what is asked of its SSH host key
 * @param sshAlgorithms which SSH algorithms may be used
 * @param certificates what is asked of its TLS certificate
 */
public record FileService(
    String name,
    TransferProtocol protocol,
    String host,
    int port,
    Optional<Login> login,
    Optional<Secret> privateKey,
    HostKeyPolicy hostKeys,
    SshAlgorithms sshAlgorithms,
    CertificatePolicy certificates) {
  public FileService {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(protocol, "protocol");
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(login, "login");
    Objects.requireNonNull(privateKey, "privateKey");
    Objects.requireNonNull(hostKeys, "hostKeys");
    Objects.requireNonNull(sshAlgorithms, "sshAlgorithms");
    Objects.requireNonNull(certificates, "certificates");
  }

  /** At its usual port, without a login, host keys and certificates checked strictly. */
  public static FileService of(String name, TransferProtocol protocol, String host) {
    return new FileService(
        name,
        protocol,
        host,
        protocol.port(),
        Optional.empty(),
        Optional.empty(),
        HostKeyPolicy.STRICT,
        SshAlgorithms.MODERN,
        CertificatePolicy.TRUSTED);
  }

  public FileService withPort(int value) {
    return new FileService(
        name, protocol, host, value, login, privateKey, hostKeys, sshAlgorithms, certificates);
  }

  public FileService withLogin(Login value) {
    return new FileService(
        name,
        protocol,
        host,
        port,
        Optional.of(value),
        privateKey,
        hostKeys,
        sshAlgorithms,
        certificates);
  }

  public FileService withPrivateKey(Secret value) {
    return new FileService(
        name,
        protocol,
        host,
        port,
        login,
        Optional.of(value),
        hostKeys,
        sshAlgorithms,
        certificates);
  }

  public FileService withHostKeys(HostKeyPolicy value) {
    return new FileService(
        name, protocol, host, port, login, privateKey, value, sshAlgorithms, certificates);
  }

  public FileService withSshAlgorithms(SshAlgorithms value) {
    return new FileService(
        name, protocol, host, port, login, privateKey, hostKeys, value, certificates);
  }

  public FileService withCertificates(CertificatePolicy value) {
    return new FileService(
        name, protocol, host, port, login, privateKey, hostKeys, sshAlgorithms, value);
  }

  /** For messages: {@code sftp://10.0.0.1:22 of server/lab}. */
  @Override
  public String toString() {
    return protocol.scheme() + "://" + host + ":" + port + " of " + name;
  }
}
