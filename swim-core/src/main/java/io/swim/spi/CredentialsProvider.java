package io.swim.spi;

import io.swim.device.CliCredentials;
import io.swim.device.Device;
import io.swim.device.DistributionServer;
import io.swim.device.FileLocation;
import io.swim.device.Login;
import io.swim.device.SnmpCredentials;
import io.swim.device.TransferProtocol;
import java.util.Optional;

/**
 * The host's secrets. SWIM keeps none of them: it asks for every session that it opens, and before
 * that each time that it chooses between protocols, so some times in every step of a device, but
 * not for what goes over a session that is open. What a host changes counts from the next session
 * on. Each call may block, and the work on that device waits for it: a host whose secrets are far
 * away may want to keep an answer for some seconds. Thread-safe.
 */
public interface CredentialsProvider {
  /** For the command line and the file server of a device; empty where there are none. */
  Optional<CliCredentials> cli(Device device);

  /** For the SNMP agent of a device; empty where there are none. */
  Optional<SnmpCredentials> snmp(Device device);

  /** The login of a distribution server; empty, as by default, where it asks for none. */
  default Optional<Login> server(DistributionServer server, TransferProtocol protocol) {
    return Optional.empty();
  }

  /**
   * The login that devices fetch with from a distribution server; by default the one that SWIM puts
   * images there with. Better one that can only read: over FTP, HTTP and HTTPS a device is told it
   * in a command, which stays in its command history, and goes to an accounting server where one is
   * used. That is warned of in a validation ({@code password-in-command}), as long as it is the
   * login that can write.
   */
  default Optional<Login> deviceLogin(DistributionServer server, TransferProtocol protocol) {
    return server(server, protocol);
  }

  /**
   * The login that a retrieval plan fetches a file with; empty, as by default, where the server
   * asks for none.
   *
   * @param plan name of the plan
   * @param file where it is
   */
  default Optional<Login> retrieval(String plan, FileLocation file) {
    return Optional.empty();
  }
}
