package io.swim;

import io.swim.device.DeviceId;
import io.swim.device.DistributionServer;
import io.swim.device.ServerId;
import io.swim.event.EngineEvent;
import io.swim.event.EngineListener;
import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.image.BundleId;
import io.swim.image.ImageBundle;
import io.swim.image.SoftwareImage;
import io.swim.internal.AssignmentRunner;
import io.swim.internal.Conditions;
import io.swim.internal.DeviceReader;
import io.swim.internal.Engine;
import io.swim.internal.Retrievals;
import io.swim.internal.RunConductors;
import io.swim.internal.ServerCheck;
import io.swim.job.Assignment;
import io.swim.job.AssignmentId;
import io.swim.job.DeviceCondition;
import io.swim.job.Finding;
import io.swim.job.JobId;
import io.swim.job.JobRun;
import io.swim.job.PreviousSoftware;
import io.swim.job.RunId;
import io.swim.job.RunStatus;
import io.swim.job.Task;
import io.swim.job.TranscriptEntry;
import io.swim.job.UpgradeJob;
import io.swim.job.UpgradeRequest;
import io.swim.job.ValidationReport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Flow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine: takes requests in, and hands every assignment to its runner when it is due. */
final class DefaultUpgradeEngine implements UpgradeEngine {
  private static final Logger LOG = LoggerFactory.getLogger(DefaultUpgradeEngine.class);
  private static final int PAGE = 1000;

  private final Engine engine;
  private final Optional<ExecutorService> ownExecutor;
  private final Optional<Path> temporaryImages;
  private final StoredImageRepository images;
  private final ImageGroups imageGroups;
  private final RetrievalPlans plans;
  private final Retrievals retrievals;
  private final BundleOffers bundles;
  private final RunConductors conductors;
  private final AssignmentRunner runner;
  private final DeviceReader reader;
  private final Conditions conditions;
  private boolean started;
  private volatile boolean closed;

  DefaultUpgradeEngine(
      Engine engine,
      StoredImageRepository images,
      ImageGroups imageGroups,
      RetrievalPlans plans,
      Retrievals retrievals,
      Optional<ExecutorService> ownExecutor,
      Optional<Path> temporaryImages) {
    this.engine = engine;
    this.ownExecutor = ownExecutor;
    this.temporaryImages = temporaryImages;
    this.conductors = new RunConductors(engine);
    this.runner = new AssignmentRunner(engine, conductors::ended);
    this.reader = new DeviceReader(engine);
    this.conditions = new Conditions(engine);
    this.images = images;
    this.imageGroups = imageGroups;
    this.plans = plans;
    this.retrievals = retrievals;
    this.bundles = new BundleOffers(engine.publications(), engine.images());
  }

  @Override
  public ImageRepository images() {
    return images;
  }

  @Override
  public ImageGroups imageGroups() {
    return imageGroups;
  }

  @Override
  public RetrievalPlans retrievals() {
    return plans;
  }

  @Override
  public OfferedBundle offer(BundleId bundle, BundleOffer offer) {
    checkOpen();
    ImageBundle known =
        images
            .bundle(bundle)
            .orElseThrow(
                () ->
                    new SwimException(
                        ErrorCode.UNKNOWN_IMAGE,
                        "there is no bundle " + bundle + " in the repository"));
    return bundles.offer(known, offer);
  }

  @Override
  public void start() {
    synchronized (this) {
      checkOpen();
      if (!started) {
        engine.publications().start();
        engine.dispatcher().start(runner::step);
        conductors.resume(engine.jobs().unfinishedRuns(), this::request);
        retrievals.start();
        started = true;
      }
    }
    conductors.beginResumed();
  }

  @Override
  public List<FactsReport> facts(Collection<DeviceId> devices) throws InterruptedException {
    checkOpen();
    return reader.facts(devices, FactsReport::new);
  }

  @Override
  public List<ValidationReport> validate(UpgradeRequest request) throws InterruptedException {
    checkOpen();
    return reader.validate(request, known(request));
  }

  @Override
  public List<Finding> verify(ServerId server) throws InterruptedException {
    checkOpen();
    DistributionServer known =
        engine
            .servers()
            .find(server)
            .orElseThrow(
                () ->
                    new SwimException(
                        ErrorCode.INVALID_REQUEST, "there is no distribution server " + server));
    return new ServerCheck(engine).of(known);
  }

  @Override
  public JobRun submit(UpgradeRequest request) {
    checkOpen();
    known(request);
    request.devices().forEach(engine::knownDevice);
    Instant now = engine.clock().instant();
    JobId jobId = new JobId(UUID.randomUUID().toString());
    RunId runId = new RunId(UUID.randomUUID().toString());
    UpgradeJob job = new UpgradeJob(jobId, request, now);
    JobRun run =
        new JobRun(runId, jobId, 1, RunStatus.RUNNING, now, Optional.empty(), Optional.empty(), 0);
    List<Assignment> assignments = new ArrayList<>();
    for (DeviceId device : request.devices()) {
      assignments.add(Assignment.pending(new AssignmentId(runId, device), now));
    }
    UpgradeJob stored = engine.jobs().create(job, run, assignments);
    if (stored.id().equals(jobId)) {
      return conduct(run, request);
    }
    if (!stored.request().equals(request)) {
      throw new SwimException(
          ErrorCode.INVALID_REQUEST,
          "the key '" + request.key() + "' is that of another request: job " + stored.id());
    }
    return conduct(engine.jobs().runs(stored.id()).get(0), request);
  }

  @Override
  public UpgradeRequest rollBackRequest(RunId run, String key) {
    JobRun ended = knownRun(run);
    if (!ended.status().isFinal()) {
      throw new SwimException(
          ErrorCode.INVALID_REQUEST, "run " + run + " is " + ended.status() + " and not over yet");
    }
    Map<DeviceId, PreviousSoftware> previous = new LinkedHashMap<>();
    for (Assignment each : assignments(run)) {
      PreviousSoftware.of(each).ifPresent(software -> previous.put(each.id().device(), software));
    }
    if (previous.isEmpty()) {
      throw new SwimException(
          ErrorCode.INVALID_REQUEST, "run " + run + " changed what no device boots");
    }
    return UpgradeRequest.of(key, new Task.RollBack(previous), previous.keySet());
  }

  @Override
  public DeviceCondition condition(DeviceId device) {
    return conditions.of(device);
  }

  @Override
  public DeviceCondition resetCondition(DeviceId device, String by, String why) {
    checkOpen();
    return conditions.reset(device, by, why);
  }

  /** Also one that is stored already: whoever stored it may have failed right after that. */
  private JobRun conduct(JobRun run, UpgradeRequest request) {
    if (isStarted() && !run.status().isFinal()) {
      conductors.conduct(run, request);
    }
    return run;
  }

  private synchronized boolean isStarted() {
    return started;
  }

  @Override
  public void stop(RunId run, String why) {
    checkOpen();
    conductors.stop(knownRun(run), why);
  }

  @Override
  public void delete(JobId job) {
    checkOpen();
    for (JobRun run : engine.jobs().runs(job)) {
      if (!run.status().isFinal()) {
        throw new SwimException(
            ErrorCode.INVALID_REQUEST,
            "run " + run.id() + " of job " + job + " is " + run.status() + ", and is not deleted");
      }
      assignments(run.id()).forEach(each -> engine.transcripts().delete(each.id()));
    }
    engine.jobs().delete(job);
  }

  @Override
  public Optional<UpgradeJob> job(JobId id) {
    return engine.jobs().job(id);
  }

  @Override
  public Optional<JobRun> run(RunId id) {
    return engine.jobs().run(id);
  }

  @Override
  public List<JobRun> runs(JobId job) {
    return engine.jobs().runs(job);
  }

  @Override
  public List<Assignment> assignments(RunId run) {
    knownRun(run);
    List<Assignment> all = new ArrayList<>();
    List<Assignment> page = engine.jobs().assignments(run, Optional.empty(), PAGE);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = engine.jobs().assignments(run, Optional.of(page.get(page.size() - 1).id()), PAGE);
    }
    return all;
  }

  @Override
  public int percentComplete(RunId run) {
    return (int) assignments(run).stream().mapToInt(Assignment::percent).average().orElse(100);
  }

  @Override
  public List<TranscriptEntry> transcript(AssignmentId id) {
    return engine.transcripts().read(id);
  }

  @Override
  public JobRun await(RunId run, Duration atMost) throws InterruptedException {
    return conductors.await(knownRun(run).id(), atMost);
  }

  @Override
  public void addListener(EngineListener listener) {
    engine.events().add(listener);
  }

  @Override
  public void removeListener(EngineListener listener) {
    engine.events().remove(listener);
  }

  @Override
  public Flow.Publisher<EngineEvent> events() {
    return engine.events().publisher();
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    end("runner", runner::close);
    end("conductors", conductors::close);
    end("reader", reader::close);
    end("imports", images::close);
    ownExecutor.ifPresent(executor -> end("executor", executor::shutdownNow));
    end("dispatcher", engine.dispatcher()::close);
    end("retrievals", retrievals::close);
    end("bundles", bundles::close);
    end("receptions", engine.receptions()::close);
    end("file servers", engine.publications()::close);
    engine.drivers().sessions().forEach(factory -> end(factory.id(), factory::close));
    end("events", engine.events()::close);
    temporaryImages.ifPresent(
        images -> end("temporary images", () -> TemporaryImages.delete(images)));
  }

  /** What can't be ended does not keep the rest from ending. */
  private static void end(String what, Runnable close) {
    try {
      close.run();
    } catch (RuntimeException e) {
      LOG.warn("{} could not be closed", what, e);
    }
  }

  private void checkOpen() {
    if (closed) {
      throw new SwimException(ErrorCode.CLOSED, "the engine is closed");
    }
  }

  private UpgradeRequest request(JobRun run) {
    return engine.jobs().job(run.job()).orElseThrow().request();
  }

  private List<SoftwareImage> known(UpgradeRequest request) {
    List<SoftwareImage> images = engine.files().of(request);
    if (images.isEmpty() && request.task().isDistribution()) {
      throw new SwimException(
          ErrorCode.UNKNOWN_IMAGE,
          "the repository does not have all of the images " + request.task().images());
    }
    return images;
  }

  private JobRun knownRun(RunId id) {
    return engine
        .jobs()
        .run(id)
        .orElseThrow(() -> new SwimException(ErrorCode.UNKNOWN_JOB, "there is no run " + id));
  }
}
