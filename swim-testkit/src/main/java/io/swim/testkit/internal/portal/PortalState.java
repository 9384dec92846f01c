package io.swim.testkit.internal.portal;

/**
 * What the portal knows.
 *
 * @param members its accounts
 * @param shelf its images
 * @param searches made of late
 * @param sessions downloads under way
 */
public record PortalState(Members members, Shelf shelf, Ids searches, Sessions sessions) {
  public PortalState() {
    this(new Members(), new Shelf(), new Ids("6174621"), new Sessions());
  }
}
