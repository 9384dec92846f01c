package io.swim.internal;

import io.swim.device.CliCredentials;
import io.swim.device.Device;
import io.swim.device.DistributionServer;
import io.swim.device.Login;
import io.swim.device.SnmpCredentials;
import io.swim.device.TransferProtocol;
import io.swim.spi.CredentialsProvider;
import io.swim.spi.Transcript;
import java.util.Optional;

/** Whatever secret is handed out here is hidden in the transcript from then on. */
final class HidingCredentials implements CredentialsProvider {
  private final CredentialsProvider provider;
  private final Transcript transcript;

  HidingCredentials(CredentialsProvider provider, Transcript transcript) {
    this.provider = provider;
    this.transcript = transcript;
  }

  @Override
  public Optional<CliCredentials> cli(Device device) {
    Optional<CliCredentials> found = provider.cli(device);
    found.ifPresent(
        credentials -> {
          credentials.password().ifPresent(transcript::hide);
          credentials.enable().ifPresent(transcript::hide);
          credentials.privateKey().ifPresent(transcript::hide);
        });
    return found;
  }

  @Override
  public Optional<Login> server(DistributionServer server, TransferProtocol protocol) {
    Optional<Login> found = provider.server(server, protocol);
    found.ifPresent(login -> transcript.hide(login.password()));
    return found;
  }

  @Override
  public Optional<Login> deviceLogin(DistributionServer server, TransferProtocol protocol) {
    Optional<Login> found = provider.deviceLogin(server, protocol);
    found.ifPresent(login -> transcript.hide(login.password()));
    return found;
  }

  @Override
  public Optional<SnmpCredentials> snmp(Device device) {
    Optional<SnmpCredentials> found = provider.snmp(device);
    if (found.orElse(null) instanceof SnmpCredentials.Community community) {
      transcript.hide(community.read());
      community.write().ifPresent(transcript::hide);
    } else if (found.orElse(null) instanceof SnmpCredentials.User user) {
      user.authPassword().ifPresent(transcript::hide);
      user.privPassword().ifPresent(transcript::hide);
    }
    return found;
  }
}
