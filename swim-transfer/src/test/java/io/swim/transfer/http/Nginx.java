package io.swim.transfer.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A real nginx on loopback, with WebDAV's PUT and DELETE, a login for /auth/, and TLS. */
final class Nginx implements AutoCloseable {
  final InetSocketAddress http;
  final InetSocketAddress https;
  final Path root;
  private final Process process;

  private Nginx(InetSocketAddress http, InetSocketAddress https, Path root, Process process) {
    this.http = http;
    this.https = https;
    this.root = root;
    this.process = process;
  }

  static Nginx start(Path folder, Path identity) throws IOException {
    String program = Tool.program("nginx", "/usr/sbin/nginx");
    InetSocketAddress http = new InetSocketAddress(TestHttp.LOOPBACK, Tool.freePort());
    InetSocketAddress https = new InetSocketAddress(TestHttp.LOOPBACK, Tool.freePort());
    Path root = Files.createDirectories(folder.resolve("root/auth")).getParent();
    Files.writeString(folder.resolve("users"), "admin:{PLAIN}let-me-1n\n");
    boolean isRoot = "root".equals(System.getProperty("user.name"));
    Path settings = folder.resolve("nginx.conf");
    Files.writeString(
        settings,
        """
        daemon off; master_process off; pid %1$s/pid; error_log %1$s/error.log; %5$s
        events { worker_connections 64; }
        http {
          access_log off; client_max_body_size 40m; client_body_temp_path %1$s/body;
          proxy_temp_path %1$s/proxy; fastcgi_temp_path %1$s/fcgi;
          uwsgi_temp_path %1$s/uwsgi; scgi_temp_path %1$s/scgi;
          server {
            listen 127.0.0.1:%2$d; listen 127.0.0.1:%3$d ssl;
            ssl_certificate %4$s; ssl_certificate_key %4$s;
            root %1$s/root; dav_methods PUT DELETE;
            location /auth/ { auth_basic "images"; auth_basic_user_file %1$s/users; }
            location /closed/ { deny all; }
            location /moved/ { return 302 http://127.0.0.1:1/; }
          }
        }
        """
            .formatted(
                folder, http.getPort(), https.getPort(), identity, isRoot ? "user root;" : ""));
    Process process =
        new ProcessBuilder(program, "-p", folder.toString(), "-c", settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output.txt").toFile())
            .start();
    Nginx nginx = new Nginx(http, https, root, process);
    try {
      Awaitility.await("nginx: " + folder.resolve("output.txt")).until(nginx::answers);
      return nginx;
    } catch (RuntimeException e) {
      nginx.close();
      throw e;
    }
  }

  private boolean answers() {
    try (Socket probe = new Socket(http.getAddress(), http.getPort())) {
      return probe.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
