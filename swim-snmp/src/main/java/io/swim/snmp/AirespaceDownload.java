package io.swim.snmp;

import io.swim.device.Access;
import io.swim.device.PlatformId;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.snmp.internal.mib.DownloadStatus;
import io.swim.snmp.internal.mib.MibObject;
import io.swim.snmp.internal.mib.OperationStatus;
import io.swim.spi.SnmpBinding;
import io.swim.spi.SnmpSession;
import io.swim.spi.SnmpValue;
import io.swim.spi.StepContext;
import io.swim.spi.TransferDriver;
import io.swim.spi.TransferOrder;
import io.swim.spi.TransferResult;
import java.net.Inet4Address;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Has a wireless controller with AireOS fetch an image over TFTP, started by
 * agentTransferDownloadStart of AIRESPACE-SWITCHING-MIB. The image takes the place of the one that
 * does not run, and is what the controller boots next. There is one download at a time, and one
 * status for all of them: as long as it stays as it was before the start, nothing shows that this
 * download began, and it is never taken for done or failed by that.
 *
 * <p>Stateless and thread-safe.
 */
public final class AirespaceDownload implements TransferDriver {
  private static final PlatformId PLATFORM = new PlatformId("cisco-aireos");
  private static final Duration POLL_INTERVAL = Duration.ofSeconds(3);

  /** A controller may show the end of an earlier download for so many looks, or nothing at all. */
  private static final int MAX_LOOKS = 20;

  /** What tells one download from another. */
  private static final Set<String> WHAT =
      Set.of(
          MibObject.DOWNLOAD_SERVER.scalar(),
          MibObject.DOWNLOAD_PATH.scalar(),
          MibObject.DOWNLOAD_FILE.scalar());

  private static final int TFTP = 1;
  private static final int CODE = 2;
  private static final int ENABLE = 1;

  /** SIZE of agentTransferDownloadPath and agentTransferDownloadFilename. */
  private static final int LONGEST = 63;

  /** Needs nothing; made by ServiceLoader or a host. */
  public AirespaceDownload() {}

  @Override
  public String id() {
    return "airespace-download";
  }

  @Override
  public boolean supports(PlatformId platform) {
    return platform.equals(PLATFORM);
  }

  @Override
  public Set<TransferProtocol> protocols(PlatformId platform) {
    return Set.of(TransferProtocol.TFTP);
  }

  @Override
  public Set<Access> accesses() {
    return Set.of(Access.SNMP);
  }

  /**
   * Starts the download, or looks how it stands. Where the same file is being downloaded already,
   * that is gone on with.
   *
   * @throws DriverException CHANGED with effect NONE when it downloads something else; UNREACHABLE
   *     when the server's name has no address; UNSUPPORTED when the MIB has no place for something
   *     in the order; UNCONFIRMED with effect UNKNOWN when the controller knows of no download;
   *     else what its status means
   */
  @Override
  public TransferResult transfer(TransferOrder order, StepContext context)
      throws DriverException, InterruptedException {
    SnmpSession session = context.session(SnmpSession.class, order.access());
    return order.token().isEmpty()
        ? start(order, session, context)
        : look(DownloadToken.parse(order.token()), order, session);
  }

  private static TransferResult start(TransferOrder order, SnmpSession session, StepContext context)
      throws DriverException, InterruptedException {
    List<SnmpBinding> settings = settings(order);
    Map<String, SnmpValue> now =
        session.get(
            List.of(
                MibObject.DOWNLOAD_STATUS.scalar(),
                MibObject.DOWNLOAD_PATH.scalar(),
                MibObject.DOWNLOAD_FILE.scalar(),
                MibObject.DOWNLOAD_SERVER.scalar()));
    long code = code(now, order);
    if (DownloadStatus.of(code).map(DownloadStatus::isRunning).orElse(false)) {
      if (!isOurs(now, settings)) {
        throw new DriverException(
            FailureKind.CHANGED,
            DeviceEffect.NONE,
            context.device().id()
                + " downloads something that is not of this job, or does not tell what: "
                + text(now, MibObject.DOWNLOAD_PATH)
                + text(now, MibObject.DOWNLOAD_FILE)
                + " from "
                + text(now, MibObject.DOWNLOAD_SERVER)
                + ". Remedy: wait until that has ended");
      }
      context.transcript().comment("the controller is at it already");
      return inProgress(DownloadToken.started(code).seen());
    }
    context.checkpoint();
    session.set(settings);
    context.checkpoint();
    session.set(
        List.of(new SnmpBinding(MibObject.DOWNLOAD_START.scalar(), SnmpValue.integer(ENABLE))));
    return inProgress(DownloadToken.started(code));
  }

  /** Only if server, folder and name are all told: one of them alone is that of many downloads. */
  private static boolean isOurs(Map<String, SnmpValue> now, List<SnmpBinding> settings) {
    return settings.stream()
        .filter(each -> WHAT.contains(each.oid()))
        .allMatch(
            each ->
                now.containsKey(each.oid())
                    && each.value().text().equals(now.get(each.oid()).text()));
  }

  private static String text(Map<String, SnmpValue> now, MibObject object) {
    SnmpValue value = now.get(object.scalar());
    return value == null ? "?" : value.text();
  }

  private static TransferResult inProgress(DownloadToken token) {
    return new TransferResult.InProgress(token.toString(), POLL_INTERVAL);
  }

  private static long code(Map<String, SnmpValue> now, TransferOrder order) throws DriverException {
    if (now.get(MibObject.DOWNLOAD_STATUS.scalar()) instanceof SnmpValue.Number number) {
      return number.value();
    }
    throw new DriverException(
        FailureKind.UNSUPPORTED,
        order.token().isEmpty() ? DeviceEffect.NONE : DeviceEffect.UNKNOWN,
        "no "
            + MibObject.DOWNLOAD_STATUS.mibName()
            + " is told: the device has no AIRESPACE-SWITCHING-MIB, or the view of these"
            + " credentials hides it");
  }

  private static List<SnmpBinding> settings(TransferOrder order) throws DriverException {
    if (order.route().vrf().isPresent() || order.route().sourceInterface().isPresent()) {
      throw unsupported("a routing instance or a source interface");
    }
    String folder = order.source().folder() + "/";
    String name = order.source().name();
    if (folder.length() > LONGEST || name.length() > LONGEST) {
      throw unsupported(
          "folder or name of "
              + order.source().path()
              + ", of more than "
              + LONGEST
              + " characters");
    }
    return List.of(
        new SnmpBinding(MibObject.DOWNLOAD_MODE.scalar(), SnmpValue.integer(TFTP)),
        new SnmpBinding(MibObject.DOWNLOAD_SERVER.scalar(), address(order.source().host())),
        new SnmpBinding(MibObject.DOWNLOAD_PATH.scalar(), SnmpValue.octets(folder)),
        new SnmpBinding(MibObject.DOWNLOAD_FILE.scalar(), SnmpValue.octets(name)),
        new SnmpBinding(MibObject.DOWNLOAD_TYPE.scalar(), SnmpValue.integer(CODE)));
  }

  private static SnmpValue address(String host) throws DriverException {
    if (ServerAddress.of(host) instanceof Inet4Address address) {
      return new SnmpValue.Address(address);
    }
    throw unsupported("the server " + host + ", which has no address of IPv4");
  }

  private static DriverException unsupported(String what) {
    return new DriverException(
        FailureKind.UNSUPPORTED,
        DeviceEffect.NONE,
        "AIRESPACE-SWITCHING-MIB has no place for " + what);
  }

  private static TransferResult look(DownloadToken token, TransferOrder order, SnmpSession session)
      throws DriverException, InterruptedException {
    long code;
    try {
      code = code(session.get(List.of(MibObject.DOWNLOAD_STATUS.scalar())), order);
    } catch (DriverException e) {
      return silent(token, e);
    }
    String what = "download of " + order.source().path();
    if (token.mayBeOld(code)) {
      return oldStatus(token, code, what);
    }
    DownloadStatus status =
        DownloadStatus.of(code)
            .orElseThrow(
                () ->
                    OperationStatus.unknown(
                        MibObject.DOWNLOAD_STATUS, code, what, DeviceEffect.UNKNOWN));
    if (status.isRunning()) {
      return inProgress(token.seen());
    }
    if (status.failure().isPresent()) {
      throw status.failure().get().exception(what, status);
    }
    return new TransferResult.Finished();
  }

  private static TransferResult oldStatus(DownloadToken token, long code, String what)
      throws DriverException {
    if (token.looks() < MAX_LOOKS) {
      return inProgress(token.lookedInVain());
    }
    throw new DriverException(
        FailureKind.UNCONFIRMED,
        DeviceEffect.UNKNOWN,
        what
            + ": the status is what it was before the start, also after "
            + MAX_LOOKS
            + " looks, so nothing shows that it began. Remedy: look which images it has",
        DownloadStatus.of(code)
            .map(DownloadStatus::words)
            .orElse(MibObject.DOWNLOAD_STATUS.mibName() + " " + code));
  }

  private static TransferResult silent(DownloadToken token, DriverException cause)
      throws DriverException {
    if (cause.kind() == FailureKind.UNREACHABLE && token.looks() < MAX_LOOKS) {
      return inProgress(token.lookedInVain());
    }
    throw new DriverException(
            cause.kind(),
            DeviceEffect.UNKNOWN,
            "the controller may still be downloading: " + cause.getMessage(),
            cause.deviceWords())
        .withCause(cause);
  }
}
