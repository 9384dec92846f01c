package io.swim.testkit.internal.vrp;

import io.swim.device.TransferProtocol;
import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.client.TransferFailure.Kind;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.vrp.VrpSession.View;

/** What tells VRP and Comware apart at a command line. Stateless. */
interface Dialect {
  CommandTree<VrpSession> commands(View view);

  /** A line that says no. */
  String error(String words);

  String logMessage(NetworkDevice device);

  /** What a client says before it asks for anything. */
  String greeting(TransferProtocol protocol, String host);

  String userQuestion(TransferProtocol protocol, String host);

  String passwordQuestion(TransferProtocol protocol, String user, String host);

  /** Of a client that has one, such as ftp. */
  String clientPrompt(TransferProtocol protocol);

  /** Whether it is {@code scp host get from to}, and not {@code scp user@host:from to}. */
  boolean scpTakesVerbs();

  String done(TransferProtocol protocol, boolean received, long bytes);

  String failed(TransferProtocol protocol, Kind kind);
}
