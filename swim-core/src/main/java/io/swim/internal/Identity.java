package io.swim.internal;

import io.swim.device.DeviceFacts;
import io.swim.device.StackMember;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether who answers after a reload is the device that was reloaded. */
final class Identity {
  private Identity() {}

  /** Why it is another one; empty when nothing says so. */
  static Optional<String> stranger(DeviceFacts read, Work work) {
    List<String> known =
        Pair.isFor(work)
            ? work.assignment().units().mate().stream().toList()
            : serials(work.origin().serialNumbers(), work.origin().stack());
    boolean other =
        !known.isEmpty()
            && !read.serialNumbers().isEmpty()
            && Collections.disjoint(known, serials(read.serialNumbers(), read.stack()));
    return other
        ? Optional.of(
            "another device answers at "
                + work.device().device().address()
                + ": serial number "
                + String.join(" or ", read.serialNumbers())
                + ", before the reload "
                + String.join(" or ", known))
        : Optional.empty();
  }

  /** Another member of a stack may be the active one by now. */
  private static List<String> serials(List<String> told, List<StackMember> stack) {
    return Stream.concat(
            told.stream(), stack.stream().flatMap(member -> member.serialNumber().stream()))
        .toList();
  }
}
