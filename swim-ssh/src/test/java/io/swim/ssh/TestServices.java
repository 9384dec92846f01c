package io.swim.ssh;

import io.swim.device.CliCredentials;
import io.swim.device.Device;
import io.swim.device.HostKeyPolicy;
import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.SnmpCredentials;
import io.swim.device.TransferProtocol;
import io.swim.spi.CredentialsProvider;
import io.swim.spi.FileService;
import io.swim.spi.HostKeyStore;
import io.swim.spi.PlatformCatalog;
import io.swim.spi.SessionServices;
import io.swim.spi.Transcript;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a session is opened with in these tests, and what it leaves behind. */
final class TestServices implements SessionServices, CredentialsProvider, HostKeyStore, Transcript {
  final List<String> transcript = new CopyOnWriteArrayList<>();
  final List<String> hidden = new CopyOnWriteArrayList<>();
  final Map<String, List<String>> keys = new ConcurrentHashMap<>();
  Optional<CliCredentials> credentials = Optional.empty();
  Instant deadline = Instant.now().plus(Duration.ofMinutes(5));
  PlatformCatalog platforms = Platforms.bundled();

  static TestServices with(CliCredentials credentials) {
    TestServices services = new TestServices();
    services.credentials = Optional.of(credentials);
    return services;
  }

  static TestServices of(String user, String password, String enable) {
    return with(CliCredentials.of(user, Secret.of(password), Secret.of(enable)));
  }

  /** A login at a file server of this machine. */
  static FileService files(TransferProtocol protocol, int port) {
    return FileService.of("server/lab", protocol, "127.0.0.1")
        .withPort(port)
        .withHostKeys(HostKeyPolicy.TRUST_ON_FIRST_USE)
        .withLogin(new Login("root", Secret.of("s3cret-login")));
  }

  String everything() {
    return String.join("\n", transcript);
  }

  @Override
  public CredentialsProvider credentials() {
    return this;
  }

  @Override
  public HostKeyStore hostKeys() {
    return this;
  }

  @Override
  public PlatformCatalog platforms() {
    return platforms;
  }

  @Override
  public Transcript transcript() {
    return this;
  }

  @Override
  public Clock clock() {
    return Clock.systemUTC();
  }

  @Override
  public Instant deadline() {
    return deadline;
  }

  @Override
  public Optional<CliCredentials> cli(Device device) {
    return credentials;
  }

  @Override
  public Optional<SnmpCredentials> snmp(Device device) {
    return Optional.empty();
  }

  @Override
  public List<String> find(String peer) {
    return keys.getOrDefault(peer, List.of());
  }

  @Override
  public void remember(String peer, String key) {
    keys.computeIfAbsent(peer, id -> new ArrayList<>()).add(key);
  }

  @Override
  public void checkpoint() {}

  @Override
  public void sent(String text) {
    transcript.add("> " + text);
  }

  @Override
  public void received(String text) {
    transcript.add("< " + text);
  }

  @Override
  public void comment(String text) {
    transcript.add("# " + text);
  }

  @Override
  public void hide(Secret secret) {
    hidden.add(secret.reveal());
  }
}
