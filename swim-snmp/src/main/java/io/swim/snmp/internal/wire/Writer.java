package io.swim.snmp.internal.wire;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.SnmpBinding;
import java.util.List;
import org.snmp4j.PDU;

/**
 * SET. A request is sent once and waited for as long as a read with all its tries: the agent can't
 * tell a repeated one from a new one, and a second reload or a second row is not the same as one.
 *
 * <p>When no answer comes, the write community is put to the test with GETs. If the agent answers
 * the read community and not the write community, time after time, then it drops whatever comes
 * with it: the SET was not carried out (effect NONE). In every other case an answer may have been
 * lost (effect UNKNOWN).
 */
final class Writer {
  private static final int ROUNDS = 3;

  private final Conversation conversation;
  private final Login read;
  private final Login write;

  Writer(Conversation conversation, Login read, Login write) {
    this.conversation = conversation;
    this.read = read;
    this.write = write;
  }

  void set(List<SnmpBinding> bindings) throws DriverException, InterruptedException {
    conversation.introduce(write);
    PDU request = write.newPdu();
    request.setType(PDU.SET);
    bindings.forEach(each -> request.add(Values.binding(each)));
    PDU response;
    try {
      response = conversation.write(write, request);
    } catch (NoAnswerException e) {
      throw unanswered(e);
    }
    if (response.getErrorStatus() != PDU.noError) {
      throw ErrorStatus.setRefused(request, response, conversation.peer().name());
    }
  }

  private DriverException unanswered(NoAnswerException cause) throws InterruptedException {
    String agent = conversation.peer().name();
    if (!cause.wasSent()) {
      return conversation.silence(write, cause, DeviceEffect.NONE);
    }
    if (write instanceof Login.User || write.equals(read)) {
      return conversation.silence(write, cause, DeviceEffect.UNKNOWN);
    }
    if (dropsWriteCommunity()) {
      return new DriverException(
              FailureKind.AUTHENTICATION,
              DeviceEffect.NONE,
              "the write community is wrong or refused: "
                  + agent
                  + " did not answer a SET in "
                  + cause.attempts()
                  + " nor "
                  + ROUNDS
                  + " GETs with it, while it answered "
                  + ROUNDS
                  + " GETs with the read community")
          .withCause(cause);
    }
    return new DriverException(
            FailureKind.UNREACHABLE,
            DeviceEffect.UNKNOWN,
            "no answer from "
                + agent
                + " to an SNMP SET in "
                + cause.attempts()
                + "; it may have been carried out")
        .withCause(cause);
  }

  private boolean dropsWriteCommunity() throws InterruptedException {
    Attempts once = new Attempts(conversation.attempts().timeout(), 1);
    for (int round = 0; round < ROUNDS; round++) {
      if (!conversation.answers(read, once) || conversation.answers(write, once)) {
        return false;
      }
    }
    return true;
  }
}
