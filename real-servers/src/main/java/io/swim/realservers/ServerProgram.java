package io.swim.realservers;

import io.swim.device.TransferProtocol;
import java.util.List;

/** The servers, each set up by a script of its own that is the same wherever it runs. */
public enum ServerProgram {
  /** MORE: further settings; KEYS: the authorized keys. */
  OPENSSH("openssh", "openssh-server", "/usr/sbin/sshd", TransferProtocol.SFTP),
  /** MORE: further settings. */
  VSFTPD("vsftpd", "vsftpd", "/usr/sbin/vsftpd", TransferProtocol.FTP),
  /** NAME: the address in its certificate, where that is not its own; BODY: the largest PUT. */
  NGINX("nginx", "nginx", "/usr/sbin/nginx", TransferProtocol.HTTP, TransferProtocol.HTTPS),
  /** MORE: further options. */
  TFTPD_HPA("tftpd", "tftpd-hpa", "/usr/sbin/in.tftpd", TransferProtocol.TFTP);

  final String script;
  final String debianPackage;
  final String path;

  /** One for each port. */
  final List<TransferProtocol> protocols;

  ServerProgram(String script, String debianPackage, String path, TransferProtocol... protocols) {
    this.script = script + ".sh";
    this.debianPackage = debianPackage;
    this.path = path;
    this.protocols = List.of(protocols);
  }
}
