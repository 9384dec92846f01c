package io.swim.internal;

import io.swim.device.Device;
import io.swim.device.DeviceFacts;
import io.swim.device.DeviceId;
import io.swim.fault.DriverException;
import io.swim.image.SoftwareImage;
import io.swim.job.AssignmentState;
import io.swim.job.Attempt;
import io.swim.job.FailureReason;
import io.swim.job.ProtocolOrders;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import io.swim.job.ValidationReport;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;

/** Reads many devices at once without any job: facts and validation. Changes nothing on them. */
public final class DeviceReader {
  private final Engine engine;

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
  public <T> List<T> facts(Collection<DeviceId> devices, Report<T> report) {
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
        });
  }

  /** Findings for every device, in its order. */
  public List<ValidationReport> validate(UpgradeRequest request, SoftwareImage image) {
    Validation validation = new Validation(engine);
    return each(
        request.devices(),
        request.options(),
        context -> validation.report(context, image, request.options()));
  }

  private interface Reading<T> {
    T read(DeviceContext context) throws InterruptedException;
  }

  private <T> List<T> each(
      Collection<DeviceId> devices, UpgradeOptions options, Reading<T> reading) {
    List<Device> known = devices.stream().map(engine::knownDevice).toList();
    Semaphore atOnce = new Semaphore(options.parallel());
    List<CompletableFuture<T>> futures = new ArrayList<>();
    for (Device device : known) {
      atOnce.acquireUninterruptibly();
      futures.add(
          CompletableFuture.supplyAsync(() -> read(device, options, reading), engine.executor())
              .whenComplete((result, failure) -> atOnce.release()));
    }
    try {
      return futures.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private <T> T read(Device device, UpgradeOptions options, Reading<T> reading) {
    ScrubbedTranscript transcript = new ScrubbedTranscript(engine.clock(), entry -> {});
    ProtocolOrders orders = options.protocols();
    try (DeviceContext context =
        new DeviceContext(
            engine,
            device,
            transcript,
            orders.config(),
            engine.clock().instant().plus(options.timeouts().operation()))) {
      return reading.read(context);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(e);
    }
  }
}
