package io.swim;

import io.swim.device.DeviceId;
import io.swim.device.ServerId;
import io.swim.event.EngineEvent;
import io.swim.event.EngineListener;
import io.swim.image.BundleId;
import io.swim.job.Assignment;
import io.swim.job.AssignmentId;
import io.swim.job.DeviceCondition;
import io.swim.job.Finding;
import io.swim.job.JobId;
import io.swim.job.JobRun;
import io.swim.job.RunId;
import io.swim.job.TranscriptEntry;
import io.swim.job.UpgradeJob;
import io.swim.job.UpgradeRequest;
import io.swim.job.ValidationReport;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow;

/**
 * Puts software images on network devices. One engine serves a whole host application.
 *
 * <p>Thread-safe. What a caller does wrong throws {@link io.swim.fault.SwimException}; what happens
 * to a device is data on its {@link Assignment}.
 */
public interface UpgradeEngine extends AutoCloseable {
  /** Everything but devices, credentials and drivers has a default. */
  static UpgradeEngineBuilder builder() {
    return new UpgradeEngineBuilder();
  }

  /** The images that can be put on devices. */
  ImageRepository images();

  /** Named groups of these images. */
  ImageGroups imageGroups();

  /** Images that are fetched by themselves. */
  RetrievalPlans retrievals();

  /**
   * Offers all images of a bundle to controllers, each as {@code folder/file name}, until that is
   * closed; a new process has to offer it anew. Other bundles may be offered at the same time under
   * other folders, over SFTP with other logins.
   *
   * @throws io.swim.fault.SwimException UNKNOWN_IMAGE when there is no such bundle; CONFIGURATION
   *     when no file server of the engine speaks that protocol; INVALID_REQUEST when one of those
   *     controllers is offered something under that folder already, or the login is in use; CLOSED
   */
  OfferedBundle offer(BundleId bundle, BundleOffer offer);

  /**
   * Begins to work: starts the file servers, goes on with every run in the store that has not
   * ended, and runs retrieval plans when they are due. A second call does nothing, but goes on with
   * what the first could not begin because a store of the host failed; what that threw comes
   * through.
   *
   * @throws io.swim.fault.SwimException CONFIGURATION when a file server can't listen; CLOSED
   */
  void start();

  /**
   * Reads devices, several at once, and changes nothing on them. What goes wrong with one device
   * stands in its report.
   *
   * @return in the order of the devices
   * @throws io.swim.fault.SwimException UNKNOWN_DEVICE, before any is read
   * @throws InterruptedException then the reading of the others is ended too
   */
  List<FactsReport> facts(Collection<DeviceId> devices) throws InterruptedException;

  /**
   * Judges whether the image fits each device, and changes nothing on them. Reads each anew.
   *
   * @return in the order of the devices
   * @throws io.swim.fault.SwimException UNKNOWN_DEVICE or UNKNOWN_IMAGE, before any is read
   * @throws InterruptedException then the reading of the others is ended too
   */
  List<ValidationReport> validate(UpgradeRequest request) throws InterruptedException;

  /**
   * Tries a distribution server as jobs would use it: a small file is put there, read back over
   * each of its protocols, and deleted.
   *
   * @return what worked and what did not, with the server's own words; no error means that it can
   *     be used
   * @throws io.swim.fault.SwimException INVALID_REQUEST when the host knows no such server
   */
  List<Finding> verify(ServerId server) throws InterruptedException;

  /**
   * Stores the job and begins its first run. The same request key gives the same run again.
   *
   * <p>What the host's own stores throw comes through as it is. Whether the job was stored then is
   * known to the store alone; to submit it again with the same key is always safe.
   *
   * @throws io.swim.fault.SwimException UNKNOWN_DEVICE or UNKNOWN_IMAGE, or INVALID_REQUEST when
   *     the key is that of another request; then nothing is stored
   */
  JobRun submit(UpgradeRequest request);

  /**
   * Makes the request that takes a run back: every device whose boot configuration the run changed,
   * or was about to, gets back what it ran before. Nothing is stored; it is submitted like any
   * other, with options of its own.
   *
   * @param key of the new request
   * @throws io.swim.fault.SwimException UNKNOWN_JOB when there is no such run; INVALID_REQUEST when
   *     it changed no device, or has not ended
   */
  UpgradeRequest rollBackRequest(RunId run, String key);

  /**
   * What a device is in as far as upgrades have to do with it: as its last ones left it, and
   * whether one is at work on it now. Told from the stores; nothing is asked of the device, and it
   * need not be one of the host's any more.
   */
  DeviceCondition condition(DeviceId device);

  /**
   * Says that a person has looked at a device and it is operational again. Nothing is done with the
   * device. The reasons, and who said so and why, are kept.
   *
   * @param by who says so, as the host names its people
   * @param why what was done about it, or seen
   * @return its condition after that
   * @throws io.swim.fault.SwimException INVALID_REQUEST when it is operational, an upgrade is in
   *     progress, or one of the texts is blank
   */
  DeviceCondition resetCondition(DeviceId device, String by, String why);

  /**
   * Begins no more devices of that run; those begun go on to their end.
   *
   * @throws io.swim.fault.SwimException UNKNOWN_JOB when there is no such run
   */
  void stop(RunId run, String why);

  /**
   * Deletes a job with its runs, assignments and transcripts. Nothing is deleted by itself: a host
   * that keeps no history calls this when a run has ended. A job that is not there is no error.
   *
   * @throws io.swim.fault.SwimException INVALID_REQUEST when one of its runs has not ended
   */
  void delete(JobId job);

  /** A job; empty when there is none, or it was deleted. */
  Optional<UpgradeJob> job(JobId id);

  /** A run; empty when there is none, or its job was deleted. */
  Optional<JobRun> run(RunId id);

  /** The runs of a job, oldest first. */
  List<JobRun> runs(JobId job);

  /**
   * Every device of a run, in the order of the request.
   *
   * @throws io.swim.fault.SwimException UNKNOWN_JOB when there is no such run
   */
  List<Assignment> assignments(RunId run);

  /**
   * Percent complete of a run: the mean of its devices.
   *
   * @throws io.swim.fault.SwimException UNKNOWN_JOB when there is no such run
   */
  int percentComplete(RunId run);

  /** What was said with and about a device of a run, in order, without secrets. */
  List<TranscriptEntry> transcript(AssignmentId id);

  /**
   * Waits for a run to end.
   *
   * @return the run as it is when it has ended, or when the time is over
   * @throws io.swim.fault.SwimException CLOSED when the engine is closed before that; UNKNOWN_JOB
   *     when there is no such run
   */
  JobRun await(RunId run, Duration atMost) throws InterruptedException;

  /**
   * Told every event from now on, on a thread that does the work, and never under a lock of the
   * engine. A listener may call the engine, also {@link #close()}. It must return quickly: the
   * device's upgrade waits for it, or all transfers of a file server.
   */
  void addListener(EngineListener listener);

  /** Tells that listener nothing more, but for an event that is just being told. */
  void removeListener(EngineListener listener);

  /** Every event from subscription on; a subscriber that is too slow misses some. */
  Flow.Publisher<EngineEvent> events();

  /**
   * Stops: no step is begun any more, and those under way are interrupted where that is safe. What
   * is stored is enough for the next engine to go on. Imports are broken off too, on whosever
   * threads they run, and fail with CLOSED; they are waited for, 10 s at most.
   */
  @Override
  void close();
}
