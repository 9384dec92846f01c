package io.swim.job;

import io.swim.device.Access;
import io.swim.device.ServerId;
import io.swim.device.TransferProtocol;
import java.util.Objects;
import java.util.Optional;

/** One way of getting a file across. Ways of equal parts are equal: each is tried once. */
public sealed interface TransferWay {
  /** What the bytes come over. */
  TransferProtocol protocol();

  /**
   * The device fetches the file.
   *
   * @param access what its copy is started over
   * @param server where it fetches from; empty: from this JVM, or a file that the job names
   */
  record Pull(TransferProtocol protocol, Access access, Optional<ServerId> server)
      implements TransferWay {
    public Pull {
      Objects.requireNonNull(protocol, "protocol");
      Objects.requireNonNull(access, "access");
      Objects.requireNonNull(server, "server");
    }

    /** From this JVM. */
    public Pull(TransferProtocol protocol, Access access) {
      this(protocol, access, Optional.empty());
    }

    @Override
    public String toString() {
      return protocol
          + " started by "
          + access
          + server.map(name -> " from server " + name).orElse("");
    }
  }

  /** SWIM sends the file to a server of the device. */
  record Push(TransferProtocol protocol) implements TransferWay {
    public Push {
      Objects.requireNonNull(protocol, "protocol");
    }

    @Override
    public String toString() {
      return protocol + " pushed";
    }
  }

  /**
   * The device sends the file to this JVM.
   *
   * @param access what its copy is started over
   */
  record Upload(TransferProtocol protocol, Access access) implements TransferWay {
    public Upload {
      Objects.requireNonNull(protocol, "protocol");
      Objects.requireNonNull(access, "access");
    }

    @Override
    public String toString() {
      return protocol + " upload started by " + access;
    }
  }

  /** SWIM reads the file from a server of the device. */
  record Download(TransferProtocol protocol) implements TransferWay {
    public Download {
      Objects.requireNonNull(protocol, "protocol");
    }

    @Override
    public String toString() {
      return protocol + " read";
    }
  }
}
