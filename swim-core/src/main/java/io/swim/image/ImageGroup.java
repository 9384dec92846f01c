package io.swim.image;

import io.swim.device.PlatformId;

/**
 * Images that belong together.
 *
 * @param platform who can run them
 * @param family hardware family; empty for those that do not say
 * @param kind what they are for
 * @param images how many there are
 */
public record ImageGroup(PlatformId platform, String family, ImageKind kind, int images) {}
