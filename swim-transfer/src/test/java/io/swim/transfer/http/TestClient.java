package io.swim.transfer.http;

import io.swim.device.CertificatePolicy;
import io.swim.device.Login;
import io.swim.device.TransferProtocol;
import io.swim.fault.DriverException;
import io.swim.realservers.ClientWork;
import io.swim.spi.FileService;
import io.swim.spi.FileSession;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;

/** Our client at one server; any certificate will do unless it is told otherwise. */
record TestClient(HttpFiles files, FileService service, ClientWork services) {
  TestClient(HttpFiles files, InetSocketAddress server, TransferProtocol protocol) {
    this(
        files,
        FileService.of("test", protocol, server.getAddress().getHostAddress())
            .withPort(server.getPort())
            .withCertificates(CertificatePolicy.ANY),
        new ClientWork());
  }

  static TestClient http(InetSocketAddress server) {
    return new TestClient(new HttpFiles(), server, TransferProtocol.HTTP);
  }

  static TestClient https(InetSocketAddress server) {
    return new TestClient(new HttpFiles(), server, TransferProtocol.HTTPS);
  }

  TestClient withLogin(Login login) {
    return with(service.withLogin(login));
  }

  TestClient with(FileService other) {
    return new TestClient(files, other, services);
  }

  TestClient with(HttpFiles other) {
    return new TestClient(other, service, services);
  }

  FileSession open() throws DriverException, InterruptedException {
    return files.open(service, services);
  }

  byte[] read(String path) throws DriverException, InterruptedException {
    return read(path, 0);
  }

  byte[] read(String path, long fromByte) throws DriverException, InterruptedException {
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    try (FileSession session = open()) {
      session.read(path, fromByte, to, told -> {});
    }
    return to.toByteArray();
  }
}
