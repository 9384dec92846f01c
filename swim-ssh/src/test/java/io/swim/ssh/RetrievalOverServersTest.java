package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swim.UpgradeEngine;
import io.swim.device.CertificatePolicy;
import io.swim.device.CliCredentials;
import io.swim.device.Device;
import io.swim.device.FileLocation;
import io.swim.device.HostKeyPolicy;
import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.SnmpCredentials;
import io.swim.device.TransferProtocol;
import io.swim.image.ImageImport;
import io.swim.image.ImageSource;
import io.swim.retrieval.Period;
import io.swim.retrieval.Recurrence;
import io.swim.retrieval.RetrievalPlan;
import io.swim.retrieval.RetrievalRun;
import io.swim.retrieval.RetrievalSource;
import io.swim.retrieval.RetrievedFile;
import io.swim.retrieval.RetrievedFile.Result;
import io.swim.spi.CredentialsProvider;
import io.swim.spi.FileServer;
import io.swim.spi.TransferRecord;
import io.swim.testkit.device.SimulatedImage;
import io.swim.transfer.ftp.FtpFileClient;
import io.swim.transfer.ftp.FtpFileServer;
import io.swim.transfer.http.HttpFileServer;
import io.swim.transfer.http.HttpFiles;
import io.swim.transfer.ssh.SshFileServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A plan that fetches one image each over SFTP, FTP, HTTP and HTTPS, from servers with logins. */
@Timeout(120)
class RetrievalOverServersTest {
  private static final Login LOGIN = new Login("mirror", Secret.of("s3cret-mirror"));

  @TempDir Path folder;
  private final List<FileServer> servers = new ArrayList<>();
  private final List<TransferRecord> log = new CopyOnWriteArrayList<>();
  private UpgradeEngine engine;

  @BeforeEach
  void start() throws Exception {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
    servers.add(
        SshFileServer.builder()
            .bind(anyPort)
            .folder(folder)
            .account(LOGIN)
            .listener(log::add)
            .build());
    servers.add(
        FtpFileServer.builder()
            .bind(anyPort)
            .folder(folder)
            .account(LOGIN)
            .listener(log::add)
            .build());
    servers.add(
        HttpFileServer.builder()
            .bind(anyPort)
            .bindTls(anyPort)
            .folder(folder)
            .account(LOGIN)
            .listener(log::add)
            .build());
    for (FileServer server : servers) {
      server.start();
    }
    engine =
        UpgradeEngine.builder()
            .devices(id -> Optional.empty())
            .credentials(new MirrorLogin())
            .register(new SshFiles())
            .register(new FtpFileClient())
            .register(new HttpFiles())
            .register(new CiscoIosImages())
            .build();
    engine.start();
  }

  @AfterEach
  void close() {
    engine.close();
    servers.forEach(FileServer::close);
  }

  private Path image(TransferProtocol protocol, long seed) throws Exception {
    SimulatedImage image =
        SimulatedImage.builder()
            .version("15.0(2)SE" + (1 + protocol.ordinal()))
            .sizeBytes(200_000)
            .seed(seed)
            .build();
    Path file = folder.resolve(image.fileName());
    Files.write(file, image.toByteArray());
    return file;
  }

  private RetrievalSource source(TransferProtocol protocol, Path file) {
    int port =
        servers.stream()
            .flatMap(server -> server.addresses(protocol).stream())
            .findFirst()
            .orElseThrow()
            .getPort();
    FileLocation location =
        new FileLocation(protocol, "127.0.0.1", OptionalInt.of(port), "/" + file.getFileName());
    return new RetrievalSource.One(
        ImageSource.Remote.of(location)
            .withHostKeys(HostKeyPolicy.TRUST_ON_FIRST_USE)
            .withCertificates(CertificatePolicy.ANY));
  }

  /** Has it run at once, and waits for that. */
  private RetrievalRun run() {
    Optional<RetrievalRun> before = last();
    engine.retrievals().runNow("mirror");
    await().atMost(Duration.ofSeconds(60)).until(() -> !last().equals(before));
    return last().orElseThrow();
  }

  private Optional<RetrievalRun> last() {
    return engine.retrievals().find("mirror").orElseThrow().lastRun();
  }

  private static List<Result> results(RetrievalRun run) {
    return run.files().stream().map(RetrievedFile::result).toList();
  }

  @Test
  void eachProtocolFetchesOnceAndAgainOnlyWhatHasChanged() throws Exception {
    List<TransferProtocol> protocols =
        List.of(
            TransferProtocol.SFTP,
            TransferProtocol.FTP,
            TransferProtocol.HTTP,
            TransferProtocol.HTTPS);
    List<RetrievalSource> sources = new ArrayList<>();
    for (TransferProtocol protocol : protocols) {
      sources.add(source(protocol, image(protocol, 1)));
    }
    Recurrence yearly =
        Recurrence.of(
            Period.YEARLY,
            Clock.systemUTC().instant().minus(Duration.ofDays(1)),
            ZoneId.of("Europe/Berlin"));

    engine
        .retrievals()
        .save(
            RetrievalPlan.of("mirror", yearly, sources)
                .withDuplicates(ImageImport.Duplicates.OVERWRITE));
    RetrievalRun first = run();
    assertThat(first.notTaken()).isEmpty();
    assertThat(results(first)).containsOnly(Result.IMPORTED).hasSize(4);
    assertThat(engine.images().list()).hasSize(4);
    assertThat(log).hasSize(4);

    assertThat(results(run())).containsOnly(Result.UNCHANGED);
    assertThat(log).as("nothing was read").hasSize(4);

    image(TransferProtocol.FTP, 2);
    Files.setLastModifiedTime(image(TransferProtocol.HTTPS, 2), FileTime.fromMillis(0));
    assertThat(results(run()))
        .containsExactly(Result.UNCHANGED, Result.IMPORTED, Result.UNCHANGED, Result.IMPORTED);
    assertThat(engine.retrievals().list().toString()).doesNotContain("s3cret");
  }

  /** Only the plan has a login. */
  private static final class MirrorLogin implements CredentialsProvider {
    @Override
    public Optional<Login> retrieval(String plan, FileLocation file) {
      return plan.equals("mirror") ? Optional.of(LOGIN) : Optional.empty();
    }

    @Override
    public Optional<CliCredentials> cli(Device device) {
      return Optional.empty();
    }

    @Override
    public Optional<SnmpCredentials> snmp(Device device) {
      return Optional.empty();
    }
  }
}
