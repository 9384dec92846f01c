package io.swim.internal;

import io.swim.device.Device;
import io.swim.device.DeviceFacts;
import io.swim.device.DeviceId;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.ErrorCode;
import io.swim.fault.FailureKind;
import io.swim.fault.SwimException;
import io.swim.image.SoftwareImage;
import io.swim.job.AssignmentState;
import io.swim.job.Attempt;
import io.swim.job.FailureReason;
import io.swim.job.Finding;
import io.swim.job.ProtocolOrders;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import io.swim.job.ValidationReport;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads many devices at once without any job: facts and validation. Changes nothing on them. */
public final class DeviceReader {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceReader.class);

  private final Engine engine;
  private final Set<Future<?>> underWay = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  public DeviceReader(Engine engine) {
    this.engine = engine;
  }

  /** What is made of the facts of one device. */
  public interface Report<T> {
    T of(
        DeviceId device,
        Optional<DeviceFacts> facts,
        Optional<FailureReason> failure,
        List<Attempt> attempts);
  }

  /** Facts of every device, in its order. */
  public <T> List<T> facts(Collection<DeviceId> devices, Report<T> report)
      throws InterruptedException {
    return each(
        devices,
        UpgradeOptions.DEFAULT,
        context -> {
          List<Attempt> tried = new ArrayList<>();
          Attempts attempts = new Attempts(context, AssignmentState.PRECHECK, tried::add);
          try {
            DeviceFacts facts = new FactsReader(engine).read(context, attempts);
            return report.of(context.device().id(), Optional.of(facts), Optional.empty(), tried);
          } catch (DriverException e) {
            return report.of(
                context.device().id(), Optional.empty(), Optional.of(attempts.reason(e)), tried);
          }
        },
        (device, e) -> report.of(device, Optional.empty(), Optional.of(defect(e)), List.of()));
  }

  /** Findings for every device, in its order. */
  public List<ValidationReport> validate(UpgradeRequest request, List<SoftwareImage> images)
      throws InterruptedException {
    Validation validation = new Validation(engine);
    return each(
        request.devices(),
        request.options(),
        context -> validation.report(context, request, images),
        (device, e) ->
            new ValidationReport(
                device,
                Optional.empty(),
                List.of(
                    Finding.error(
                        "facts-not-readable", defect(e).text(), "the log has the stack trace"))));
  }

  private static FailureReason defect(Throwable e) {
    return new FailureReason(
        FailureKind.INTERNAL,
        "a defect while reading the device: " + e,
        "",
        AssignmentState.PRECHECK,
        DeviceEffect.NONE);
  }

  private interface Reading<T> {
    T read(DeviceContext context) throws InterruptedException;
  }

  /** Several at once. What goes wrong with one device does not keep the others from being read. */
  private <T> List<T> each(
      Collection<DeviceId> devices,
      UpgradeOptions options,
      Reading<T> reading,
      BiFunction<DeviceId, Throwable, T> onDefect)
      throws InterruptedException {
    List<Device> known = devices.stream().map(engine::knownDevice).toList();
    Semaphore atOnce = new Semaphore(options.parallel());
    List<FutureTask<T>> tasks = new ArrayList<>();
    try {
      for (Device device : known) {
        atOnce.acquire();
        FutureTask<T> task = new FutureTask<>(() -> read(device, options, reading, onDefect));
        tasks.add(task);
        underWay.add(task);
        run(
            () -> {
              task.run();
              atOnce.release();
            });
      }
      List<T> all = new ArrayList<>();
      for (FutureTask<T> task : tasks) {
        all.add(task.get());
      }
      return all;
    } catch (CancellationException | ExecutionException e) {
      if (closed) {
        throw new SwimException(
            ErrorCode.CLOSED, "the engine was closed while devices were read", e);
      }
      // The caller's own thread read the device, and was interrupted there.
      throw new InterruptedException("interrupted while devices were read");
    } finally {
      tasks.forEach(task -> task.cancel(true));
      tasks.forEach(underWay::remove);
    }
  }

  /** A pool that is full is no reason to fail: the caller reads this device itself. */
  private void run(Runnable reading) {
    try {
      engine.executor().execute(reading);
    } catch (RejectedExecutionException e) {
      reading.run();
    }
  }

  /** Ends every reading under way. */
  public void close() {
    closed = true;
    underWay.forEach(task -> task.cancel(true));
  }

  private <T> T read(
      Device device,
      UpgradeOptions options,
      Reading<T> reading,
      BiFunction<DeviceId, Throwable, T> onDefect)
      throws InterruptedException {
    ScrubbedTranscript transcript = new ScrubbedTranscript(engine.clock(), entry -> {});
    ProtocolOrders orders = options.protocols(device.platform());
    try (DeviceContext context =
        new DeviceContext(
            engine,
            device,
            transcript,
            orders.config(),
            engine.clock().instant().plus(options.timeouts().operation()))) {
      return reading.read(context);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      LOG.error("{} could not be read, by a defect", device.id(), e);
      return onDefect.apply(device.id(), e);
    }
  }
}
