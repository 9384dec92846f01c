package io.swim.testkit.fake;

import io.swim.UpgradeEngine;
import io.swim.UpgradeEngineBuilder;
import io.swim.device.CliCredentials;
import io.swim.device.Device;
import io.swim.device.FileLocation;
import io.swim.device.Login;
import io.swim.device.SnmpCredentials;
import io.swim.device.TransferProtocol;
import io.swim.image.ImageContent;
import io.swim.image.ImageKind;
import io.swim.image.ImageRequirements;
import io.swim.image.ImageSource;
import io.swim.retrieval.Retrieval;
import io.swim.retrieval.RetrievedFile;
import io.swim.spi.CredentialsProvider;
import io.swim.spi.ImageRecognizer;
import io.swim.spi.ImageStore;
import io.swim.spi.Recognition;
import io.swim.spi.RetrievalStore;
import io.swim.store.FolderImageStore;
import io.swim.store.InMemoryRetrievalStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A host whose engines retrieve images from one server; stores outlive the engines. */
final class RetrievalHost implements CredentialsProvider {
  static final Instant START = Instant.parse("2026-01-01T02:00:00Z");

  final VirtualTime time = new VirtualTime(START);
  final MirrorServer server = new MirrorServer();
  final Map<String, Login> logins = new HashMap<>();
  final ImageStore images;
  RetrievalStore retrievals = new InMemoryRetrievalStore();

  RetrievalHost(Path folder) throws IOException {
    images = new FolderImageStore(folder);
  }

  /** One that lives in virtual time; to be given a time of its own when it is to die alone. */
  UpgradeEngine engine(VirtualTime own) {
    return builder().clock(own.clock()).dispatcher(own).alarm(own).executor(Runnable::run).build();
  }

  UpgradeEngineBuilder builder() {
    return UpgradeEngine.builder()
        .devices(id -> Optional.empty())
        .credentials(this)
        .imageStore(images)
        .retrievalStore(retrievals)
        .register(server)
        .register(new WordRecognizer());
  }

  static ImageSource.Remote at(String path) {
    return ImageSource.Remote.of(
        new FileLocation(TransferProtocol.FTP, "10.0.0.1", OptionalInt.empty(), path));
  }

  Retrieval stored(String plan) {
    return retrievals.find(plan).orElseThrow();
  }

  /** What the last run found. */
  List<RetrievedFile> found(String plan) {
    return stored(plan).lastRun().orElseThrow().files();
  }

  RetrievedFile only(String plan) {
    List<RetrievedFile> files = found(plan);
    if (files.size() != 1) {
      throw new AssertionError(files);
    }
    return files.get(0);
  }

  @Override
  public Optional<Login> retrieval(String plan, FileLocation file) {
    return Optional.ofNullable(logins.get(plan));
  }

  @Override
  public Optional<CliCredentials> cli(Device device) {
    return Optional.empty();
  }

  @Override
  public Optional<SnmpCredentials> snmp(Device device) {
    return Optional.empty();
  }

  /** "image", then its version. */
  private static final class WordRecognizer implements ImageRecognizer {
    @Override
    public String id() {
      return "words";
    }

    @Override
    public Recognition recognize(String fileName, ImageContent content) throws IOException {
      String text = new String(content.stream(0).readAllBytes(), StandardCharsets.UTF_8);
      return text.startsWith("image ")
          ? new Recognition.Recognized(
              FakeDevice.PLATFORM,
              ImageKind.SYSTEM,
              text.substring("image ".length()),
              "",
              "",
              ImageRequirements.NONE)
          : new Recognition.NotMine();
    }
  }
}
