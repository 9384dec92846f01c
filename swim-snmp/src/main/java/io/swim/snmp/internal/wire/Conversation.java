package io.swim.snmp.internal.wire;

import io.swim.device.SnmpCredentials;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.snmp.internal.mib.MibObject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.snmp4j.PDU;
import org.snmp4j.smi.OID;

/**
 * Requests to one device within one step, and what silence means.
 *
 * @param peer the device
 * @param attempts how patient
 * @param clock SWIM's
 * @param deadline of the step
 */
record Conversation(Peer peer, Attempts attempts, Clock clock, Instant deadline) {
  /** A request that only reads. */
  PDU read(Login login, PDU request) throws DriverException, InterruptedException {
    checkDeadline();
    try {
      return peer.ask(login, request, request.getType() == PDU.GET ? attempts.quick() : attempts);
    } catch (NoAnswerException e) {
      DriverException silence = silence(login, e, DeviceEffect.NONE);
      return withOtherKeys(login, request, silence);
    } catch (DriverException e) {
      return withOtherKeys(login, request, e);
    }
  }

  /** A user who was never understood may only have an AES key that is extended in another way. */
  private PDU withOtherKeys(Login login, PDU request, DriverException cause)
      throws DriverException, InterruptedException {
    boolean maybe =
        cause.kind() == FailureKind.AUTHENTICATION
            && login instanceof Login.User user
            && UsmProtocols.extendsKey(user.credentials())
            && !peer.hasAnswered(user.credentials());
    if (maybe) {
      peer.switchKeyExtension();
      try {
        return peer.ask(login, request, attempts);
      } catch (NoAnswerException | DriverException e) {
        // The first failure says more; this one was only a guess.
        peer.switchKeyExtension();
      }
    }
    throw cause;
  }

  /**
   * Makes sure that the agent understands this user, before something is sent whose failure could
   * not be told from success.
   */
  void introduce(Login login) throws DriverException, InterruptedException {
    if (login instanceof Login.User user && !peer.hasAnswered(user.credentials())) {
      read(login, upTime(login));
    }
  }

  /** A request that may change something: sent once, since a second one could do it twice. */
  PDU write(Login login, PDU request)
      throws NoAnswerException, DriverException, InterruptedException {
    checkDeadline();
    return peer.ask(login, request, attempts.once());
  }

  /** Whether anything at all answers to that login, going by a GET of sysUpTime. */
  boolean answers(Login login, Attempts patience) throws InterruptedException {
    try {
      peer.ask(login, upTime(login), patience);
      return true;
    } catch (DriverException e) {
      return e.kind() == FailureKind.AUTHENTICATION;
    } catch (NoAnswerException e) {
      return false;
    }
  }

  private static PDU upTime(Login login) {
    PDU request = login.newPdu();
    request.setType(PDU.GET);
    request.add(Values.request(new OID(MibObject.SYS_UP_TIME.scalar())));
    return request;
  }

  /** What it means that no answer came, or none that may be believed. */
  DriverException silence(Login login, NoAnswerException cause, DeviceEffect effect)
      throws InterruptedException {
    if (!cause.refusals().isEmpty()) {
      return new DriverException(
              FailureKind.AUTHENTICATION,
              effect,
              "what " + peer.name() + " answers is refused: " + String.join("; ", cause.refusals()))
          .withCause(cause);
    }
    String silent = "no SNMP answer from " + peer.name() + " in " + cause.attempts();
    if (login instanceof Login.User user) {
      boolean agentKnown = cause.wasSent() && !peer.hasAnswered(user.credentials());
      DriverException silence =
          agentKnown
              ? silenceForStranger(user.credentials(), silent, effect)
              : new DriverException(FailureKind.UNREACHABLE, effect, silent);
      return silence.withCause(cause);
    }
    return new DriverException(
            FailureKind.UNREACHABLE,
            effect,
            silent + "; the community may be wrong too, since agents drop such requests silently")
        .withCause(cause);
  }

  /** An agent that can't decrypt a request may drop it, but it answers an empty user (RFC 3414). */
  private DriverException silenceForStranger(
      SnmpCredentials.User user, String silent, DeviceEffect effect) throws InterruptedException {
    Login nobody =
        new Login.User(
            new SnmpCredentials.User(
                "",
                SnmpCredentials.Auth.NONE,
                Optional.empty(),
                SnmpCredentials.Priv.NONE,
                Optional.empty()));
    if (answers(nobody, attempts)) {
      return new DriverException(
          FailureKind.AUTHENTICATION,
          effect,
          silent
              + " for user "
              + user.user()
              + ", though the agent is alive: the priv password or priv protocol ("
              + user.priv()
              + ") may be wrong");
    }
    return new DriverException(FailureKind.UNREACHABLE, effect, silent);
  }

  private void checkDeadline() throws DriverException {
    if (clock.instant().isAfter(deadline)) {
      throw new DriverException(
          FailureKind.TIMEOUT,
          DeviceEffect.NONE,
          "the time for this step was over at "
              + deadline
              + ", before SNMP with "
              + peer.name()
              + " was done");
    }
  }
}
