package io.swim.testkit.internal.vrp;

import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.internal.device.NetworkDevice;
import java.io.IOException;

/**
 * The reboot that somebody orders: it asks first, and may be refused.
 *
 * @param comparing what is said before it looks whether the configuration is saved
 * @param save the question whether to save it
 * @param question the last one
 * @param going what is said to the last one's yes
 */
record Reboot(String comparing, String save, String question, String going) {
  /** After a look whether something is not saved. */
  void order(VrpSession session) throws IOException {
    session.say(comparing);
    if (session.device().nvram().modified() && session.agrees(save)) {
      session.device().nvram().save();
    }
    orderAtOnce(session);
  }

  /** What is not saved is lost. */
  void orderAtOnce(VrpSession session) throws IOException {
    NetworkDevice device = session.device();
    if (device.has(Trait.REFUSE_RELOAD)) {
      session.say(session.dialect().error("The system is busy, and cannot be rebooted."));
      return;
    }
    if (!session.extraAgreement() || !session.agrees(question)) {
      return;
    }
    if (device.has(Trait.RELOAD_ONLY_DROPS_SESSION)) {
      session.end();
      return;
    }
    session.say(going);
    session.reload("reboot");
  }
}
