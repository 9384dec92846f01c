package io.swim.snmp;

import static io.swim.snmp.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.Access;
import io.swim.device.FileLocation;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.FetchRoute;
import io.swim.spi.TransferResult;
import io.swim.spi.TransferResult.InProgress;
import io.swim.testkit.contract.TestContext;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snmp4j.PDU;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/** Copies, choice and reset of Small Business switches, at an agent whose answers are decided. */
class SmallBusinessTest {
  private static final String SWITCH = "1.3.6.1.4.1.9.6.1.101.";
  private static final String COPY = SWITCH + "87.2.1.";
  private static final String HISTORY = SWITCH + "87.4.1.";
  private static final String NEXT = SWITCH + "2.13.1.1.3.";

  private final SnmpSessions sessions =
      SnmpSessions.builder().timeout(Duration.ofSeconds(1)).retries(1).build();
  private final SmallBusinessCopy copy = new SmallBusinessCopy();
  private final SmallBusinessSlots slots = new SmallBusinessSlots();

  /** Which objects keep what they are set to; the agent says yes to any SET. */
  private volatile Predicate<OID> keeps = oid -> true;

  private TestAgent agent;
  private TestContext context;

  @BeforeEach
  void startAgent() throws Exception {
    agent =
        new TestAgent() {
          @Override
          int set(List<? extends VariableBinding> bindings) {
            return super.set(bindings.stream().filter(it -> keeps.test(it.getOid())).toList());
          }
        };
    context = Contexts.of(agent.device(), sessions, Contexts.V2C);
  }

  @AfterEach
  void stopAll() throws Exception {
    sessions.close();
    agent.close();
  }

  private TransferResult transfer(String token) throws Exception {
    return copy.transfer(Orders.order("10.1.2.3", "flash:", token), context);
  }

  private String started() throws Exception {
    return ((InProgress) transfer("")).token();
  }

  private Variable value(String oid) {
    return agent.values.get(new OID(oid));
  }

  @Test
  void oneSetStartsACopyOfAnImage() throws Exception {
    String row = started();

    assertThat(value(COPY + "3." + row)).as("tftp").isEqualTo(new Integer32(3));
    assertThat(value(COPY + "4." + row)).isEqualTo(new IpAddress("10.1.2.3"));
    assertThat(value(COPY + "6." + row)).isEqualTo(new OctetString(Orders.PATH));
    assertThat(value(COPY + "8." + row)).as("local").isEqualTo(new Integer32(1));
    assertThat(value(COPY + "12." + row)).as("image").isEqualTo(new Integer32(8));
    assertThat(value(COPY + "17." + row)).as("createAndGo").isEqualTo(new Integer32(4));
    assertThat(context.checkpoints()).isEqualTo(1);
  }

  @Test
  void aCopyIsAskedForUntilItHasEnded() throws Exception {
    String row = started();
    agent.put(COPY + "14." + row, 2);
    assertThat(transfer(row)).isEqualTo(new InProgress(row, Duration.ofSeconds(1)));

    agent.put(COPY + "14." + row, 5);
    assertThat(transfer(row)).isEqualTo(new TransferResult.Finished());
  }

  @ParameterizedTest
  @CsvSource({"3, REJECTED", "4, TIMEOUT", "77, REJECTED"})
  void aCopyThatFailedMayHaveSpoiledTheOtherImage(int state, FailureKind kind) throws Exception {
    String row = started();
    agent.put(COPY + "14." + row, state);

    DriverException e = catchThrowableOfType(DriverException.class, () -> transfer(row));
    assertThat(e.kind()).isEqualTo(kind);
    assertThat(e.effect()).isEqualTo(DeviceEffect.APPLIED);
    assertThat(e).hasMessageContaining("rlCopyOperationState " + state);
  }

  @Test
  void theHistoryTellsHowACopyEndedWhoseRowIsGone() throws Exception {
    String row = started();
    agent.put(HISTORY + "6.4", "another").put(HISTORY + "14.4", 5);
    agent.put(HISTORY + "6.5", Orders.PATH).put(HISTORY + "14.5", 3);
    agent.put(HISTORY + "18.5", "Illegal software format");

    DriverException e = catchThrowableOfType(DriverException.class, () -> transfer(row));
    assertThat(e.deviceWords()).isEqualTo("Illegal software format");

    agent.put(HISTORY + "14.5", 5);
    assertThat(transfer(row)).isEqualTo(new TransferResult.Finished());
  }

  @Test
  void withoutAHistoryTheSlotHasToTell() throws Exception {
    assertThat(transfer(started())).isEqualTo(new TransferResult.Finished());
  }

  @Test
  void aSilentSwitchIsAskedAgain() throws Exception {
    String row = started();
    agent.losesRequest = pdu -> true;

    assertThat(((InProgress) transfer(row)).token()).isEqualTo(row + "/1");
  }

  @Test
  void nothingIsSetForWhatTheTableHasNoPlaceFor() throws Exception {
    FileLocation ftp =
        new FileLocation(TransferProtocol.FTP, "10.1.2.3", OptionalInt.empty(), Orders.PATH);
    FetchRoute route = FetchRoute.from(InetAddress.getByName("127.0.0.1"));
    DriverException e =
        catchThrowableOfType(
            DriverException.class,
            () -> copy.transfer(Orders.order(ftp, "flash:", Optional.empty(), route, ""), context));

    assertThat(e.kind()).isEqualTo(FailureKind.UNSUPPORTED);
    assertThat(agent.requests).isEmpty();
  }

  @Test
  void theImageToBootIsSetInAllUnitsOfAStack() throws Exception {
    agent.put(NEXT + "1", 1).put(NEXT + "2", 1);

    slots.setBoot(List.of("image-2"), Access.SNMP, context);

    assertThat(value(NEXT + "1")).isEqualTo(new Integer32(2));
    assertThat(value(NEXT + "2")).isEqualTo(new Integer32(2));
    assertThat(slots.boot(Access.SNMP, context).images()).containsExactly("image-2");
  }

  @Test
  void unitsThatBootDifferentImagesAreNoAnswer() throws Exception {
    agent.put(NEXT + "1", 1).put(NEXT + "2", 2);

    assertThat(catchThrowableOfType(DriverException.class, () -> slots.boot(Access.SNMP, context)))
        .hasMessageContaining("does not tell of one image");
  }

  private DriverException setBootFails() {
    return failure(() -> slots.setBoot(List.of("image-2"), Access.SNMP, context));
  }

  private boolean wasSet() {
    return agent.requests.stream().anyMatch(each -> each.getType() == PDU.SET);
  }

  @Test
  void aUnitThatDoesNotTakeTheChoiceIsToldAfterTheOthersTookIt() throws Exception {
    agent.put(NEXT + "1", 1).put(NEXT + "2", 1);
    keeps = new OID(NEXT + "1")::equals;

    DriverException e = setBootFails();
    assertThat(e.kind()).isEqualTo(FailureKind.REJECTED);
    assertThat(e.effect()).isEqualTo(DeviceEffect.APPLIED);
    assertThat(e)
        .hasMessageContaining("was set to [image-2], and then: ")
        .hasMessageContaining("does not tell of one image");
  }

  @Test
  void aSwitchThatIsSilentAfterTheChoiceMayHaveTakenIt() throws Exception {
    agent.put(NEXT + "1", 1);
    agent.losesRequest = pdu -> wasSet();

    DriverException e = setBootFails();
    assertThat(e.kind()).isEqualTo(FailureKind.UNREACHABLE);
    assertThat(e.effect()).isEqualTo(DeviceEffect.UNKNOWN);
    assertThat(e).hasMessageContaining("was set to [image-2], and then: no SNMP answer");
  }

  @Test
  void withoutUnitsNothingIsSet() throws Exception {
    DriverException e = setBootFails();

    assertThat(e.kind()).isEqualTo(FailureKind.UNSUPPORTED);
    assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(e).hasMessageContaining("rndActiveSoftwareFileAfterReset");
    assertThat(wasSet()).isFalse();
  }

  @Test
  void whatIsNoSlotIsNotSet() throws Exception {
    agent.put(NEXT + "1", 1);
    DriverException e =
        catchThrowableOfType(
            DriverException.class,
            () -> slots.setBoot(List.of("flash:/x.ros"), Access.SNMP, context));

    assertThat(e.kind()).isEqualTo(FailureKind.UNSUPPORTED);
    assertThat(value(NEXT + "1")).isEqualTo(new Integer32(1));
  }

  @Test
  void aCopyOfSomebodyElseIsUnderWay() throws Exception {
    agent.put(COPY + "14.7", 2);
    assertThat(new SmallBusinessInstall().status(Access.SNMP, context).underWay()).isPresent();

    agent.put(COPY + "14.7", 5);
    assertThat(new SmallBusinessInstall().status(Access.SNMP, context).underWay()).isEmpty();
  }
}
