/** The validators that every engine has. A host may add its own. */
package io.swim.validation;
