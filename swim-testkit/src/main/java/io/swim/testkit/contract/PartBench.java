package io.swim.testkit.contract;

import java.util.List;

/** A device on a bench that takes fixes or packages into the software that runs. */
public interface PartBench extends DriverBench {
  /**
   * A part for the version that runs, in a file name of the vendor's form; its version is the one
   * into which it is installed.
   *
   * @param reloads whether the device reloads for it
   */
  ImageFile part(boolean reloads);

  /** The parts that run now, as the device calls them. */
  List<String> parts();

  /** From now on unpacking fails, and leaves nothing behind. */
  void refuseUnpacking();
}
