package io.swim.realservers;

import io.swim.device.TransferProtocol;
import java.util.HashMap;
import java.util.Map;

/** Where the servers of a test run. */
public enum Way {
  /**
   * Programs of this machine, from Debian packages. Needs root. Skipped where something is missing,
   * except in CI.
   */
  LOCAL,
  /**
   * Containers of an engine whose network this machine is in. Skipped unless {@code
   * SWIM_CONTAINERS=required} says that there is one, and then nothing may be missing.
   */
  CONTAINERS;

  /** The tag of the tests in containers. */
  public static final String CONTAINERS_TAG = "containers";

  /** Returns when the server answers. */
  public RealServer start(ServerProgram program) throws Exception {
    return start(program, Map.of());
  }

  /**
   * Returns when the server answers.
   *
   * @param settings what its script is given besides its ports and the account
   */
  public RealServer start(ServerProgram program, Map<String, String> settings) throws Exception {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("PASSWORD_HASH", RealServer.PASSWORD_HASH);
    RealServer server =
        this == LOCAL
            ? LocalServer.start(program, environment)
            : ContainerServer.start(program, environment);
    try {
      for (TransferProtocol protocol : program.protocols) {
        Readiness.await(server, protocol);
      }
      return server;
    } catch (Exception | Error e) {
      server.close();
      throw e;
    }
  }

  static String port(TransferProtocol protocol) {
    return "PORT_" + protocol;
  }
}
