package io.swim.testkit.internal.iosxe;

import java.util.Optional;

/** An operation can't be done; the message says why. */
final class InstallRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Optional<Member> member;

  InstallRefused(String why) {
    super(why);
    this.member = Optional.empty();
  }

  /** What one member can't do. */
  InstallRefused(Member member, String why) {
    super(why);
    this.member = Optional.of(member);
  }

  /** The member that it is about. */
  Optional<Member> member() {
    return member;
  }
}
