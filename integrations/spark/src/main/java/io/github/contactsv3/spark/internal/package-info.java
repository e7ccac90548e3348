/** What Spark creates by reflection. May change in a minor version. */
@NullMarked
package io.github.contactsv3.spark.internal;

import org.jspecify.annotations.NullMarked;
