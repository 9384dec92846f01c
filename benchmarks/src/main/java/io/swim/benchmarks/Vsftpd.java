package io.swim.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A configuration of vsftpd for one folder, with one user and password and without the system's
 * accounts; its files are deleted when it is closed.
 */
record Vsftpd(InetSocketAddress address, Path file, Path passwords, Path empty)
    implements AutoCloseable {
  static final String USER = "anonymous:b3nch";

  static Vsftpd serving(Path folder) throws IOException {
    Vsftpd made =
        new Vsftpd(
            ServerProcess.freeTcpPort(),
            Files.createTempFile("swim-bench-vsftpd-", ".conf"),
            Files.createTempFile("swim-bench-vsftpd-", ".passwords"),
            Files.createTempDirectory("swim-bench-vsftpd-"));
    Files.writeString(made.passwords, "b3nch\n");
    Files.write(
        made.file,
        List.of(
            "listen=YES",
            "background=NO",
            "listen_address=" + made.address.getAddress().getHostAddress(),
            "listen_port=" + made.address.getPort(),
            "local_enable=NO",
            "anonymous_enable=YES",
            "anon_root=" + folder,
            "anon_world_readable_only=NO",
            "anon_upload_enable=YES",
            "anon_other_write_enable=YES",
            "anon_umask=022",
            "write_enable=YES",
            "secure_email_list_enable=YES",
            "email_password_file=" + made.passwords,
            // A user whose home folder exists everywhere.
            "ftp_username=daemon",
            "secure_chroot_dir=" + made.empty,
            "seccomp_sandbox=NO",
            "isolate=NO",
            "isolate_network=NO",
            "xferlog_enable=NO"));
    return made;
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(passwords);
    Files.deleteIfExists(empty);
  }
}
