import type { Parameters, Upload } from '../call/parameters.ts'
import { badRequest, Refusal } from '../call/refusal.ts'
import { readFormattedText } from '../text/formatted-text.ts'
import { checkButtons, parseReplyMarkup } from '../text/reply-markup.ts'
import type { WireFile, WireMessage } from '../wire-types.ts'
import type { World } from '../world.ts'
import { imageSize } from './image-size.ts'
import { openChat, parseReplyTo, passServer, post } from './outgoing.ts'

const mostCaption = 1_024
const megabyte = 1024 * 1024
const photoExtensions = /\.(?:jpe?g|gif|png|tiff?|bmp)$/i

/** @throws {Refusal} in the order of the real server's checks */
export function sendPhoto(world: World, parameters: Parameters): WireMessage {
  return sendFile(world, parameters, 'photo', (upload) => {
    if (upload.bytes.length > 10 * megabyte) throw new Refusal(413, '')
    if (upload.fileName !== '' && !photoExtensions.test(upload.fileName)) {
      throw badRequest('photo has unsupported extension. Use one of .jpg, .jpeg, .gif, .png, .tif or .bmp')
    }
    const size = imageSize(upload.bytes)
    if (size === undefined) throw badRequest('IMAGE_PROCESS_FAILED')
    const { width, height } = size
    if (width + height > 10_000 || Math.max(width, height) > 20 * Math.min(width, height)) {
      throw badRequest('PHOTO_INVALID_DIMENSIONS')
    }
    return { photo: [{ ...stored(world, upload), width, height }] }
  })
}

/** @throws {Refusal} in the order of the real server's checks */
export function sendDocument(world: World, parameters: Parameters): WireMessage {
  return sendFile(world, parameters, 'document', (upload) => {
    if (upload.bytes.length > 50 * megabyte) throw new Refusal(413, '')
    return { document: { ...stored(world, upload), file_name: upload.fileName, mime_type: upload.contentType } }
  })
}

type FileContent = Pick<WireMessage, 'photo' | 'document'>

function sendFile(
  world: World,
  parameters: Parameters,
  kind: 'photo' | 'document',
  accept: (upload: Upload) => FileContent,
): WireMessage {
  const named = parameters.text(kind)
  const upload = parameters.file(named.startsWith('attach://') ? named.slice('attach://'.length) : kind)
  if (upload === undefined && (named === '' || named.startsWith('attach://'))) {
    throw badRequest(`there is no ${kind} in the request`)
  }
  const { text: caption, entities } = readFormattedText(parameters, 'caption')
  const replyTo = parseReplyTo(parameters)
  const markup = parseReplyMarkup(parameters.text('reply_markup'))
  const { record, reply } = openChat(world, parameters, replyTo)
  checkButtons(markup)
  if ([...caption].length > mostCaption) throw badRequest('message caption is too long')
  if (upload?.bytes.length === 0) throw badRequest('file must be non-empty')
  const content = upload === undefined ? sentBefore(world, named, kind) : accept(upload)
  passServer(world, record, markup)
  return post(world, record, markup, {
    ...reply,
    ...content,
    ...(caption === '' ? {} : { caption }),
    ...(entities.length === 0 ? {} : { caption_entities: entities }),
  })
}

// Every call is counted before it is handled, so the count is an id.
function stored(world: World, { bytes }: Upload): WireFile {
  const count = world.log.calls().length
  return { file_id: `fake-file-${count}`, file_unique_id: `fake-${count}`, file_size: bytes.length }
}

function sentBefore(world: World, id: string, kind: 'photo' | 'document'): FileContent {
  // There is no internet here.
  if (/^https?:/i.test(id)) throw badRequest('failed to get HTTP URL content')
  for (const entry of world.log.entries()) {
    if (entry.kind !== 'bot-sent') continue
    const { photo, document } = entry.message
    if (kind === 'photo' && photo?.some((file) => file.file_id === id)) return { photo }
    if (kind === 'document' && document?.file_id === id) return { document }
  }
  throw badRequest("wrong remote file identifier specified: can't unserialize it. Wrong last symbol")
}
