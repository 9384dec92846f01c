/** The front door: {@link io.swim.UpgradeEngine} and the image repository. */
package io.swim;
