package io.swim.ssh.internal;

import io.swim.fault.DeviceEffect;
import io.swim.ssh.platform.Effect;

/** How far the commands of one operation have got, and so what a failure means for the device. */
final class Progress {
  private boolean changed;
  private boolean pending;
  private boolean answered;

  /** A command is being sent. */
  void sending(Effect effect) {
    pending = effect == Effect.CHANGE;
    answered = false;
  }

  /** One of its questions was answered. */
  void answered(Effect effect) {
    answered = true;
    pending |= effect == Effect.CHANGE;
  }

  /** The device did it. */
  void done() {
    changed |= pending;
    pending = false;
  }

  /** The device said no. */
  void refused() {
    pending = false;
  }

  /** Everything that was done is put back. */
  void undone() {
    changed = false;
  }

  boolean hasChanged() {
    return changed;
  }

  /** The session dropped or fell silent. */
  DeviceEffect unfinished() {
    return pending ? DeviceEffect.UNKNOWN : settled();
  }

  /** It stands at a question that was not answered. */
  DeviceEffect unanswered() {
    return pending && answered && !changed ? DeviceEffect.UNKNOWN : settled();
  }

  /** It said no to the last command. */
  DeviceEffect settled() {
    return changed ? DeviceEffect.APPLIED : DeviceEffect.NONE;
  }
}
